/*
question:
  en: Of those whose time is up, how many finished?
  zh-CN: 计划学期已满的学员里，有多少人学完了？
grain:
  en: one enrolment, a learner in a course
  zh-CN: 一次选课，即一位学员的一门课
window:
  en: all enrolments whose planned length has passed
  zh-CN: 所有已过计划学期的选课
cost: learner_day of all days, rows of enrolment or completion; active_days
numbers:
  completion:
    en: >-
      Enrolled learners who completed the course within its planned length (counted from the day of enrolment)
      over all who enrolled, for enrolments whose planned length has passed.
    zh-CN: 从选课当天算起，在课程计划学期内学完的人数，除以全部选课人数；只统计计划学期已过的选课。
  neverStarted:
    en: Share of these enrolments without a single learning act in the course.
    zh-CN: 上述选课中，在这门课里一次学习行为都没有的比例。
  bySelf:
    en: Share of these completions in which at least one unit was only “marked as done”.
    zh-CN: 上述学完的选课中，至少有一个单元只是“标记为已学”的比例。
*/
with
  enrolments as (
    -- Without `final`, which would read all rows: of a day, later versions of a row hold smaller values or the same.
    -- Each is one number with the day first: day × 2^32 + version, day × 2 + by self.
    select
      learner_id, course_id,
      minIf(bitShiftLeft(toUInt64(toUInt16(local_day)), 32) + enrolled_version, enrolled_version > 0) as first_enrolment,
      toDate(toUInt16(bitShiftRight(first_enrolment, 32))) as enrolled_on,
      toUInt32(bitAnd(first_enrolment, 4294967295)) as version,
      minIf(toUInt32(toUInt16(local_day)) * 2 + (completed_by = 'self'), completed_by != '') as first_completion,
      first_completion > 0 as is_completed,
      toDate(toUInt16(intDiv(first_completion, 2))) as completed_on,
      bitTest(first_completion, 0) as is_by_self,
      (course_id, learner_id) in (
        select course_id, learner_id from active_days where {everyCourse:Bool} or course_id in {courses:Array(UUID)}
      ) as is_started
    from learner_day
    where course_id != toUUID('00000000-0000-0000-0000-000000000000')
      and (enrolled_version > 0 or completed_by != '')
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
    group by learner_id, course_id
    having first_enrolment > 0
  ),
  planned as (
    select
      enrolments.*,
      course_plan.planned_days > 0 and enrolled_on + course_plan.planned_days <= {lastCompleteDay:Date} as is_due,
      is_completed and completed_on <= enrolled_on + course_plan.planned_days as is_in_time
    from enrolments
    left join course_plan final on course_plan.course_id = enrolments.course_id and course_plan.version = enrolments.version
  )
select
  count() as enrolled,
  countIf(is_due) as due,
  countIf(is_due and is_in_time) as completedInTime,
  countIf(is_due and not is_started) as neverStarted,
  countIf(is_due and is_in_time and is_by_self) as bySelf
from planned
