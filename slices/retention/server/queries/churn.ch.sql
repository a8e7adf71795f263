/*
question:
  en: Of those who had not finished, how many stayed away?
  zh-CN: 还没学完的人里，有多少不来了？
grain:
  en: one row per complete ISO week, and one for the month
  zh-CN: 每个完整的 ISO 周一行，另有一行为月
window:
  en: the last 12 ISO weeks, and the last 28 days, that are over everywhere on earth; of a chosen period the weeks that end in it, and the 28 days up to its end
  zh-CN: 最近 12 个 ISO 周和最近 28 天，均已在全球各时区过完；选定时段时，取在时段内结束的周，以及截至时段末日的 28 天
cost: active_days, rows of enrolment or completion in learner_day of all days; two bit masks per learner
numbers:
  weeklyChurn:
    en: >-
      Of the learners active in the week before who had an unfinished enrolment at its end, the share without a
      learning act in the week. Who has finished everything cannot be lost.
    zh-CN: 前一周有学习行为、且周末时还有课没学完的学员中，这一周没有学习行为的比例。全部学完的人不算流失。
  monthlyChurn:
    en: The same for the last 28 complete days against the 28 before.
    zh-CN: 同样的算法，以最近 28 个完整日对比之前的 28 天。
*/
with
  -- The first of 13 weeks, because each is compared with the one before; the last is the last complete one.
  toMonday({lastFull:Date} + 1) - 91 as first,
  {lastFull:Date} - 28 as month_end,
  -- Bit n of a learner's mask: active in the week n weeks after `first`.
  active as (
    select
      learner_id,
      arraySum(n -> if(bitAnd(bitShiftRight(days, 7 * n), 127) != 0, bitShiftLeft(toUInt16(1), n), 0), range(13)) as weeks,
      bitAnd(bitShiftRight(days, toUInt8(month_end - 27 - first)), 268435455) != 0 as month_before,
      bitAnd(bitShiftRight(days, toUInt8(month_end + 1 - first)), 268435455) != 0 as month_after
    from active_since(first = toMonday({lastFull:Date} + 1) - 91, courses = {dayCourses:Array(UUID)})
    where days != 0 and learner_id in {audience}
  ),
  enrolments as (
    select
      learner_id,
      minIf(local_day, enrolled_version > 0) as enrolled_on,
      countIf(completed_by != '') > 0 as is_completed,
      minIf(local_day, completed_by != '') as completed_on,
      -- Unfinished at the end of the weeks from the one of enrolment to the one before completion.
      toUInt8(least(13, intDiv(greatest(0, dateDiff('day', first, enrolled_on)), 7))) as begins,
      toUInt8(if(is_completed, least(13, intDiv(greatest(0, dateDiff('day', first, completed_on)), 7)), 13)) as ends
    -- Without `final`: of a day, later versions of a row hold the same.
    from learner_day
    where course_id != toUUID('00000000-0000-0000-0000-000000000000')
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and (enrolled_version > 0 or completed_by != '')
      and learner_id in (select learner_id from active)
    group by learner_id, course_id
    having countIf(enrolled_version > 0) > 0
  ),
  unfinished as (
    select
      learner_id,
      groupBitOr(toUInt16(bitAnd(bitShiftLeft(toUInt16(1), ends) - 1, bitNot(bitShiftLeft(toUInt16(1), begins) - 1)))) as weeks,
      max(enrolled_on <= month_end and not (is_completed and completed_on <= month_end)) as at_month_end
    from enrolments
    group by learner_id
  ),
  -- Twelve weeks and the month.
  sums as (
    select
      sumForEach(arrayPushBack(
        arrayMap(n -> toUInt8(bitTest(could, n - 1)), range(1, 13)),
        toUInt8(month_before and at_month_end)
      )) as base,
      sumForEach(arrayPushBack(
        arrayMap(n -> toUInt8(bitTest(could, n - 1) and not bitTest(did, n)), range(1, 13)),
        toUInt8(month_before and at_month_end and not month_after)
      )) as lost
    from (
      select bitAnd(toUInt16(active.weeks), unfinished.weeks) as could, active.weeks as did, month_before, month_after, at_month_end
      from active
      inner join unfinished on unfinished.learner_id = active.learner_id
    )
  )
select
  if(period.n = 13, 'month', 'week') as kind,
  if(period.n = 13, month_end + 1, first + toInt32(7 * period.n)) as on,
  sums.base[period.n] as base, sums.lost[period.n] as lost
from (select number + 1 as n from numbers(13)) as period
cross join sums
where period.n = 13 or first + toInt32(7 * period.n) + 6 >= {from:Date}
order by period.n
