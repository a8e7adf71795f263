/*
question:
  en: Who is new, who stays, who returns, who is away?
  zh-CN: 谁新来，谁还在，谁回来了，谁没来？
grain:
  en: one row per complete ISO week
  zh-CN: 每个完整的 ISO 周一行
window:
  en: the last 12 ISO weeks that are over everywhere on earth
  zh-CN: 最近 12 个在全球各时区都已过完的 ISO 周
cost: learner_day of all active days; one bit mask per learner
numbers:
  new:
    en: Learners whose first learning act fell into the week.
    zh-CN: 首次学习行为就在这一周的学员。
  retained:
    en: Learners with a learning act in the week and in the week before it.
    zh-CN: 这一周和前一周都有学习行为的学员。
  resurrected:
    en: Learners with a learning act in the week, none in the week before it, and at least one earlier.
    zh-CN: 这一周有学习行为、前一周没有、但更早之前有过的学员。
  lapsed:
    en: Learners with a learning act in the week before, and none in this one. They are not part of the week's learners.
    zh-CN: 前一周有学习行为、这一周没有的学员；不计入这一周的学员数。
*/
with
  -- Monday of the last complete week; the first of 13 weeks, because each is compared with the one before.
  toMonday({lastCompleteDay:Date} + 1) - 7 as last_week,
  last_week - 84 as first,
  -- Bit n of a learner's mask: active in the week n weeks after `first`.
  learners as (
    select
      learner_id,
      min(local_day) as began_on,
      groupBitOrIf(
        bitShiftLeft(toUInt16(1), toUInt8(intDiv(greatest(0, dateDiff('day', first, local_day)), 7))),
        local_day >= first
      ) as weeks
    from learner_day final
    where course_id in {dayCourses:Array(UUID)}
      and is_active
      and local_day <= last_week + 6
      and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
    group by learner_id
  ),
  sums as (
    select
      sumForEach(arrayMap(n -> toUInt8(bitTest(weeks, n) and began_on >= first + 7 * n), range(1, 13))) as new,
      sumForEach(arrayMap(n -> toUInt8(bitTest(weeks, n) and bitTest(weeks, n - 1)), range(1, 13))) as retained,
      sumForEach(arrayMap(n -> toUInt8(bitTest(weeks, n) and not bitTest(weeks, n - 1) and began_on < first + 7 * n), range(1, 13))) as resurrected,
      sumForEach(arrayMap(n -> toUInt8(bitTest(weeks, n - 1) and not bitTest(weeks, n)), range(1, 13))) as lapsed
    from learners
  )
select
  first + toInt32(7 * week.n) as weekOn,
  sums.new[week.n] as new, sums.retained[week.n] as retained,
  sums.resurrected[week.n] as resurrected, sums.lapsed[week.n] as lapsed
from (select number + 1 as n from numbers(12)) as week
cross join sums
order by weekOn
