/*
question:
  en: Inside a unit, who is still there step by step?
  zh-CN: 单元里，一步一步还剩多少人？
grain:
  en: one row per step, learners counted once
  zh-CN: 每一步一行，学员去重
window:
  en: learners who first opened the unit at least 14 days ago, as in the drop-off of units
  zh-CN: 首次打开该单元至少已满 14 天的学员，与单元流失率一致
cost: learner_unit_day, step_done and the active days of one unit and its course
numbers:
  stillThere:
    en: Learners who did this step or a later one, over those who first opened the unit at least 14 days ago.
    zh-CN: 完成了这一步或后面某一步的学员，除以首次打开该单元已满 14 天的学员。
  leftAfter:
    en: >-
      Learners whose last step done is this one, who have not completed the unit and did no learning act in the course
      in the 14 days after their last activity in the unit. Together they are the drop-off of the unit.
    zh-CN: 最后完成的是这一步、没有学完单元、且在单元最后一次活动之后的 14 天里在这门课没有任何学习行为的学员；各步合计就是该单元的流失。
*/
with
  toUUID('00000000-0000-0000-0000-000000000000') as nobody,
  opened as (
    select
      learner_id,
      max(is_completed) as is_done,
      max(last_at) as at,
      maxIf(local_day, last_at > toDateTime64(0, 3, 'UTC')) as on
    from learner_unit_day final
    where course_id = {course:UUID} and unit_id = {unit:UUID}
      and learner_id in {audience}
    group by learner_id
    having countIf(is_opened) > 0 and minIf(local_day, is_opened) + 14 <= {lastCompleteDay:Date}
  ),
  acts as (
    select learner_id, groupArray((last_act_at, local_day)) as days
    from learner_day final
    where course_id = {course:UUID} and is_active and learner_id in (select learner_id from opened)
    group by learner_id
  ),
  alias as (select id, canonical_id from learner final where canonical_id != nobody),
  -- Place of the last step done, from 1; steps of older versions have none.
  steps as (
    select if(alias.canonical_id is null, person_id, alias.canonical_id) as learner, max(indexOf({steps:Array(UUID)}, step_id)) as last_place
    from step_done
    left join alias on alias.id = step_done.person_id
    where unit_id = {unit:UUID}
    group by learner
  ),
  placed as (
    select
      opened.learner_id as who,
      toUnixTimestamp64Milli(opened.at) as last_ms,
      ifNull(steps.last_place, 0) as place,
      not opened.is_done
        and opened.on + 14 <= {lastCompleteDay:Date}
        and not arrayExists(act -> act.1 > opened.at and act.2 <= opened.on + 14, acts.days) as is_lost
    from opened
    left join acts on acts.learner_id = opened.learner_id
    left join steps on steps.learner = opened.learner_id
  )
select
  toUInt16(place) as place,
  count() as learners,
  countIf(is_lost) as lost,
  groupArraySortedIf(50)((-last_ms, who), is_lost) as latest
from placed
group by place
order by place
