/*
question:
  en: Do those who began in the same week come back?
  zh-CN: 同一周开始学的人，后来还来吗？
grain:
  en: one row per ISO week of the first learning act and week with activity
  zh-CN: 按首次学习行为所在的 ISO 周分组，逐周统计
window:
  en: the last 12 weeks of beginners, or those of them in the chosen period, seen up to its end; weeks that are not over stay blank and out of averages
  zh-CN: 最近 12 周（或其中所选时段内）开始学习的学员，看到时段末日为止；未过完的周留空，也不计入平均
cost: active_days; one bit mask per learner
numbers:
  retained:
    en: Share of the learners whose first learning act fell into a week who did a learning act in the k-th week after it.
    zh-CN: 首次学习行为在某一周的学员中，在其后第 k 周又有学习行为的比例。
*/
with
  toMonday({last:Date}) - 7 * ({weeks:UInt8} - 1) as first,
  learners as (
    -- Weeks after `first` with activity.
    select
      bitAnd(days, bitShiftLeft(toUInt128(1), dateDiff('day', first, {last:Date}) + 1) - 1) as until,
      arrayFilter(week -> bitAnd(bitShiftRight(until, 7 * week), 127) != 0, range(12)) as weeks
    from active_since(first = toMonday({last:Date}) - 7 * ({weeks:UInt8} - 1), courses = {dayCourses:Array(UUID)})
    where not is_earlier
      and notEmpty(weeks)
      and learner_id in {audience}
  )
select first + 7 * toInt32(weeks[1]) as weekOn, toUInt32(arrayJoin(weeks) - weeks[1]) as k, count() as learners
from learners
group by weekOn, k
order by weekOn, k
