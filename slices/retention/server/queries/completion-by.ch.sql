/*
question:
  en: In which courses, and of which months, did they finish?
  zh-CN: 哪些课、哪几个月选课的人学完了？
grain:
  en: one row per course, and one per month of enrolment
  zh-CN: 每门课一行，每个选课月份一行
window:
  en: all enrolments whose planned length has passed
  zh-CN: 所有已过计划学期的选课
cost: rows of enrolment or completion in learner_day of all days; active_days
numbers:
  completionBy:
    en: >-
      As the completion of all: enrolments completed within the planned length over all whose planned length has passed,
      apart for each course and for each month in which they enrolled.
    zh-CN: 与总完课率同样的算法：按期学完的选课除以计划学期已满的选课，按课程和按选课月份分开统计。
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
  toBool(grouping(course_id) = 0) as isCourse,
  course_id as courseId,
  toString(toStartOfMonth(enrolled_on)) as monthOn,
  count() as enrolled,
  countIf(is_due) as due,
  countIf(is_due and is_in_time) as completedInTime,
  countIf(is_due and not is_started) as neverStarted,
  countIf(is_due and is_in_time and is_by_self) as bySelf
from planned
group by grouping sets ((course_id), (toStartOfMonth(enrolled_on)))
order by isCourse desc, monthOn, courseId
