/*
question:
  en: Who is new, who stays, who returns, who is away?
  zh-CN: 谁新来，谁还在，谁回来了，谁没来？
grain:
  en: one row per complete ISO week
  zh-CN: 每个完整的 ISO 周一行
window:
  en: the last 12 ISO weeks that are over everywhere on earth, or those of them that end in the chosen period
  zh-CN: 最近 12 个在全球各时区都已过完的 ISO 周，或其中在所选时段内结束的
cost: active_days; one bit mask per learner
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
  -- The first of 13 weeks, because each is compared with the one before; the last is the last complete one.
  toMonday({lastFull:Date} + 1) - 91 as first,
  learners as (
    select
      arrayMap(n -> bitAnd(bitShiftRight(days, 7 * n), 127) != 0, range(13)) as weeks,
      -- Place of the first week ever among them; 0: earlier, or none.
      if(is_earlier, 0, indexOf(weeks, true)) as began
    from active_since(first = toMonday({lastFull:Date} + 1) - 91, courses = {dayCourses:Array(UUID)})
    where learner_id in {audience}
  ),
  sums as (
    select
      sumForEach(arrayMap(n -> toUInt8(began = n), range(2, 14))) as new,
      sumForEach(arrayMap(n -> toUInt8(weeks[n] and weeks[n - 1]), range(2, 14))) as retained,
      sumForEach(arrayMap(n -> toUInt8(weeks[n] and not weeks[n - 1] and began != n), range(2, 14))) as resurrected,
      sumForEach(arrayMap(n -> toUInt8(weeks[n - 1] and not weeks[n]), range(2, 14))) as lapsed
    from learners
  )
select
  first + toInt32(7 * week.n) as weekOn,
  sums.new[week.n] as new, sums.retained[week.n] as retained,
  sums.resurrected[week.n] as resurrected, sums.lapsed[week.n] as lapsed
from (select number + 1 as n from numbers(12)) as week
cross join sums
where first + toInt32(7 * week.n) + 6 >= {from:Date}
order by weekOn
