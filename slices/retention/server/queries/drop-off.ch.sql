/*
question:
  en: At which unit do learners leave?
  zh-CN: 学员停在哪个单元？
grain:
  en: one row per unit, learners counted once
  zh-CN: 每个单元一行，学员去重
window:
  en: learners who first opened the unit at least 14 days ago, in the chosen period if there is one
  zh-CN: 首次打开该单元至少已满 14 天的学员；选定时段时，首次打开须在时段内
cost: learner_unit and active_days, one row each per learner and unit or course
numbers:
  dropOff:
    en: >-
      Of the learners who first opened the unit at least 14 days ago, those who have not completed it and did
      no learning act in the course in the 14 days after their last activity in the unit.
    zh-CN: 首次打开该单元已满 14 天的学员中，没有学完、且在该单元最后一次活动之后的 14 天里在这门课没有任何学习行为的人所占比例。
*/
select
  unit.course_id as courseId, unit.unit_id as unitId,
  count() as opened,
  countIf(completed_on is not null) as completed,
  countIf(
    completed_on is null
    and last_on + 14 <= {lastCompleteDay:Date}
    and not is_followed
    -- Bits of the 14 days after the last one in the unit; a block holds them all.
    and bitAnd(bitShiftRight(ifNull(back.days, 0), toUInt16(last_on) % 242 + 1), 16383) = 0
  ) as lost
from (
  select course_id, learner_id, unit_id, completed_on, last_on, is_followed, toUInt16(intDiv(toUInt16(last_on), 242)) as block
  from learner_unit final
  where ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
    and opened_on + 14 <= {lastCompleteDay:Date}
    and opened_on between {from:Date} and {to:Date}
    and learner_id in {audience}
) as unit
left join (
  select course_id, learner_id, block, groupBitOr(active_days.days) as days
  from active_days
  where course_id != toUUID('00000000-0000-0000-0000-000000000000')
    and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
  group by course_id, learner_id, block
) as back on back.course_id = unit.course_id and back.learner_id = unit.learner_id and back.block = unit.block
group by courseId, unitId
