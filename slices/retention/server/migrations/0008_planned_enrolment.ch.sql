-- How each enrolment stands against its planned length: the one definition of completion, which every report on it reads.
-- Writes: nothing. Reads: completion of all, by course and by month of enrolment.

create or replace view planned_enrolment as
with enrolments as (
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
)
select
  enrolments.course_id as course_id,
  enrolments.enrolled_on as enrolled_on,
  enrolments.is_started as is_started,
  enrolments.is_by_self as is_by_self,
  course_plan.planned_days > 0 and enrolled_on + course_plan.planned_days <= {lastCompleteDay:Date} as is_due,
  enrolments.is_completed and enrolments.completed_on <= enrolled_on + course_plan.planned_days as is_in_time
from enrolments
left join course_plan final on course_plan.course_id = enrolments.course_id and course_plan.version = enrolments.version;
