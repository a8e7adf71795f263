/*
question:
  en: At which unit do learners leave?
  zh-CN: 学员停在哪个单元？
grain:
  en: one row per unit, learners counted once
  zh-CN: 每个单元一行，学员去重
window:
  en: learners who first opened the unit at least 14 days ago
  zh-CN: 首次打开该单元至少已满 14 天的学员
cost: learner_unit_day and the active days of learner_day, all days; two arrays per learner and course
numbers:
  dropOff:
    en: >-
      Of the learners who first opened the unit at least 14 days ago, those who have not completed it and did
      no learning act in the course in the 14 days after their last activity in the unit.
    zh-CN: 首次打开该单元已满 14 天的学员中，没有学完、且在该单元最后一次活动之后的 14 天里在这门课没有任何学习行为的人所占比例。
*/
with
  toUUID('00000000-0000-0000-0000-000000000000') as no_unit,
  -- A learner's units and active days of a course side by side, so that no join is needed.
  learners as (
    select
      learner_id, course_id,
      groupArrayIf((unit_id, is_done, at, on), unit_id != no_unit) as units,
      groupArrayIf((at, on), unit_id = no_unit) as acts
    from (
      select
        learner_id, course_id, unit_id,
        max(is_completed) as is_done,
        max(last_at) as at,
        maxIf(local_day, last_at > toDateTime64(0, 3, 'UTC')) as on
      from learner_unit_day final
      where ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
        and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
      group by learner_id, course_id, unit_id
      having countIf(is_opened) > 0 and minIf(local_day, is_opened) + 14 <= {lastCompleteDay:Date}
      union all
      select learner_id, course_id, no_unit, false, last_act_at, local_day
      from learner_day final
      where course_id != no_unit
        and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
        and is_active
        and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
    )
    group by learner_id, course_id
  )
select
  course_id as courseId, unit.1 as unitId,
  count() as opened,
  countIf(unit.2) as completed,
  countIf(
    not unit.2
    and unit.4 + 14 <= {lastCompleteDay:Date}
    and not arrayExists(act -> act.1 > unit.3 and act.2 <= unit.4 + 14, acts)
  ) as lost
from learners
array join units as unit
group by courseId, unitId
