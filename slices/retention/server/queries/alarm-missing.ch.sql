/*
question:
  en: Who carries a day with fewer learners?
  zh-CN: 人变少的那几天，少的是谁？
grain:
  en: one row per learner, course, last unit, cohort and device, and one for all
  zh-CN: 按学员、课程、最近学的单元、同期、设备各一行，另有合计一行
window:
  en: the days of the alarm, and the four weeks before it
  zh-CN: 预警涉及的日子，以及之前四周
cost: active_days; learner_day and learner_unit_day of the learners expected; main_device
numbers:
  missing:
    en: >-
      Learners who were expected on a day of the alarm and did not come on any such day. Expected is who learned on that
      weekday in two of the four weeks before, or on four of the seven days before the alarm. Course and unit are the
      last ones before it, the device is the one used on the most days, the cohort the week of the first learning act.
    zh-CN: >-
      预警期间本应来学却一天也没来的学员。“本应来学”指：之前四周里至少有两周在同一个星期几学习过，或预警前七天里学了四天以上。课程、单元取预警之前最近的一次，设备取使用天数最多的一种，同期按首次学习行为所在的周划分。
*/
with
  toUUID('00000000-0000-0000-0000-000000000000') as every_course,
  toUInt8(dateDiff('day', {first:Date}, {last:Date}) + 1) as length,
  -- Bit n: active on the n-th day from four weeks before the alarm on; those expected on a day of it, and absent.
  expected as (
    select
      learner_id,
      bitCount(bitAnd(bitShiftRight(days, 21), 127)) >= 4 as is_frequent,
      arrayFilter(
        n -> is_frequent or arraySum(back -> toUInt8(bitAnd(bitShiftRight(days, toUInt8(28 + n - 7 * back)), 1)), [1, 2, 3, 4]) >= 2,
        range(length)
      ) as awaited,
      not arrayExists(n -> bitAnd(bitShiftRight(days, toUInt8(28 + n)), 1) = 1, awaited) as is_missing
    from active_since(first = {first:Date} - 28, courses = {dayCourses:Array(UUID)})
    where notEmpty(awaited)
      and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
  ),
  places as (
    select learner_id, argMax(course_id, last_act_at) as at_course, max(last_act_at) as last_act
    from learner_day final
    where course_id != every_course and is_active
      and local_day between {first:Date} - 28 and {first:Date} - 1
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and learner_id in (select learner_id from expected)
    group by learner_id
  ),
  units as (
    select learner_id, argMax(unit_id, last_at) as at_unit
    from learner_unit_day final
    where local_day between {first:Date} - 28 and {first:Date} - 1
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and learner_id in (select learner_id from expected)
    group by learner_id
  ),
  cohorts as (
    select learner_id, toMonday(min(local_day)) as week
    from learner_day
    where course_id in {dayCourses:Array(UUID)} and is_active and learner_id in (select learner_id from expected)
    group by learner_id
  ),
  machines as (
    select learner_id, device as last_device from main_device where learner_id in (select learner_id from expected)
  )
select
  facet.1 as kind,
  facet.2 as value,
  countIf(is_missing) as hit,
  count() as of,
  uniqExactIf(expected.learner_id, is_missing) as people,
  max(toUnixTimestamp64Milli(ifNull(last_act, toDateTime64(0, 3, 'UTC')))) as lastAtMs
from expected
left join places on places.learner_id = expected.learner_id
left join units on units.learner_id = expected.learner_id
left join cohorts on cohorts.learner_id = expected.learner_id
left join machines on machines.learner_id = expected.learner_id
array join [
  ('all', ''), ('person', toString(expected.learner_id)), ('course', ifNull(toString(at_course), '')),
  ('unit', ifNull(toString(at_unit), '')), ('cohort', ifNull(toString(week), '')),
  ('device', if(ifNull(last_device, '') = '', 'unknown', last_device))
] as facet
where facet.2 != '' or facet.1 = 'all'
group by kind, value
having hit > 0
order by kind, hit desc, lastAtMs desc, value
limit 200 by kind
