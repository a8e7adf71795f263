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
cost: learner_unit_day of all days, joined with the course's active days of those who did not complete
numbers:
  dropOff:
    en: >-
      Of the learners who first opened the unit at least 14 days ago, those who have not completed it and did
      no learning act in the course in the 14 days after their last activity in the unit.
    zh-CN: 首次打开该单元已满 14 天的学员中，没有学完、且在该单元最后一次活动之后的 14 天里在这门课没有任何学习行为的人所占比例。
*/
with
  units as (
    select
      course_id, unit_id, learner_id,
      max(is_completed) as is_done,
      max(last_at) as seen_at,
      maxIf(local_day, last_at > toDateTime64(0, 3, 'UTC')) as seen_on
    from learner_unit_day final
    where ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
    group by course_id, unit_id, learner_id
    having countIf(is_opened) > 0 and minIf(local_day, is_opened) + 14 <= {lastCompleteDay:Date}
  ),
  acts as (
    select course_id, learner_id, local_day, last_act_at
    from learner_day final
    where course_id != toUUID('00000000-0000-0000-0000-000000000000')
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and is_active
      and learner_id in (select learner_id from units where not is_done)
  ),
  gone as (
    select units.course_id as course_id, units.unit_id as unit_id, count() as lost
    from units
    asof left join acts
      on acts.course_id = units.course_id and acts.learner_id = units.learner_id and units.seen_at < acts.last_act_at
    where not units.is_done
      and units.seen_on + 14 <= {lastCompleteDay:Date}
      and (acts.local_day is null or acts.local_day > units.seen_on + 14)
    group by course_id, unit_id
  ),
  opened as (
    select course_id, unit_id, count() as opened, countIf(is_done) as completed
    from units group by course_id, unit_id
  )
select
  opened.course_id as courseId, opened.unit_id as unitId,
  opened.opened as opened, opened.completed as completed, ifNull(gone.lost, 0) as lost
from opened
left join gone on gone.course_id = opened.course_id and gone.unit_id = opened.unit_id
