-- Whom a report is about: the learners that reports count, narrowed by when they began, what they learn on and where
-- they came from. Everything here is derived from the table `event`.
-- Writes: one row per person, device and batch of telemetry, merged into one per device. Reads: every report of Pulse.

-- The days on which somebody learned on a kind of device, as bits; reads as `active_days` does, but blocks do not overlap.
create table if not exists device_days (
  person_id UUID,
  device    LowCardinality(String) comment 'phone, tablet or desktop',
  block     UInt16 comment 'bit 0 of its days is day 256 × block since 1970',
  days      SimpleAggregateFunction(groupBitOr, UInt256) comment 'bit n: on the n-th day of the block',
  last_on   SimpleAggregateFunction(max, Date)
) engine = AggregatingMergeTree order by (person_id, device, block)
settings min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1;

create materialized view if not exists device_days_of_event to device_days as
with toUInt16(local_day) as day
select
  subject_id as person_id,
  toString(event.device) as device,
  toUInt16(intDiv(day, 256)) as block,
  groupBitOr(bitShiftLeft(toUInt256(1), day % 256)) as days,
  max(local_day) as last_on
from event
where startsWith(name, 'learning.')
  and event.device in ('phone', 'tablet', 'desktop')
  and subject_id != toUUID('00000000-0000-0000-0000-000000000000')
group by person_id, device, block;

-- The device on which each learner learned on the most days; of equals the one used last.
create or replace view main_device as
select
  learner_id,
  -- One number, because tuples are slow to compare: days × 2^18 + last day × 4 + place of the device.
  ['phone', 'tablet', 'desktop'][bitAnd(max(rank), 3)] as device
from (
  select
    ifNull(nullIf(alias.canonical_id, toUUID('00000000-0000-0000-0000-000000000000')), folded.person_id) as learner_id,
    bitShiftLeft(toUInt64(sum(folded.day_count)), 18) + bitShiftLeft(toUInt64(toUInt16(max(folded.last_day))), 2)
      + indexOf(['phone', 'tablet', 'desktop'], folded.device) as rank
  from (
    select
      person_id, toString(device_days.device) as device, block,
      arraySum(word -> bitCount(bitAnd(bitShiftRight(groupBitOr(device_days.days), word), 18446744073709551615)), [0, 64, 128, 192]) as day_count,
      max(last_on) as last_day
    from device_days
    group by person_id, device, block
  ) as folded
  left join (
    select id, canonical_id from learner final where canonical_id != toUUID('00000000-0000-0000-0000-000000000000')
  ) as alias on folded.person_id = alias.id
  group by learner_id, folded.device
)
group by learner_id;

-- Learners that reports count, real or simulated ones. They began, with their first learning act in any course, from
-- `cohortFirst` to `cohortLast`, 128 days at most (the first day of time: whenever), and learn mostly on `device`, or on
-- none that is known ('unknown'; the empty text: on whichever), and came by `source` and `campaign` (the empty text: by
-- whichever). What restricts nothing is not read.
create or replace view audience as
select id
from counted_learner
where is_simulated = {simulated:Bool}
  and (
    {cohortFirst:Date} = '1970-01-01'
    or id in (
      select learner_id
      from active_since(first = {cohortFirst:Date}, courses = [toUUID('00000000-0000-0000-0000-000000000000')])
      where not is_earlier
        and bitAnd(days, bitShiftLeft(toUInt128(1), least(127, dateDiff('day', {cohortFirst:Date}, {cohortLast:Date}) + 1)) - 1) != 0
    )
  )
  and ({device:String} in ('', 'unknown') or id in (select learner_id from main_device where device = {device:String}))
  and ({device:String} != 'unknown' or id not in (select learner_id from main_device))
  and (
    ({source:String} = '' and {campaign:String} = '')
    or id in (
      select learner_id
      from acquisition
      where ({source:String} = '' or source = {source:String}) and ({campaign:String} = '' or campaign = {campaign:String})
      -- As where the view was made; reports themselves ask for nulls.
      settings join_use_nulls = 0
    )
  );

-- How each enrolment stands against its planned length, of whichever learner: whose they are the reports decide.
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
  group by learner_id, course_id
  having first_enrolment > 0
)
select
  enrolments.learner_id as learner_id,
  enrolments.course_id as course_id,
  enrolments.enrolled_on as enrolled_on,
  enrolments.is_started as is_started,
  enrolments.is_by_self as is_by_self,
  course_plan.planned_days > 0 and enrolled_on + course_plan.planned_days <= {lastCompleteDay:Date} as is_due,
  enrolments.is_completed and enrolments.completed_on <= enrolled_on + course_plan.planned_days as is_in_time
from enrolments
left join course_plan final on course_plan.course_id = enrolments.course_id and course_plan.version = enrolments.version;

-- What is in the log already; folding it twice changes nothing.
insert into device_days
with toUInt16(local_day) as day
select
  subject_id, toString(event.device), toUInt16(intDiv(day, 256)),
  groupBitOr(bitShiftLeft(toUInt256(1), day % 256)), max(local_day)
from event
where startsWith(name, 'learning.')
  and event.device in ('phone', 'tablet', 'desktop')
  and subject_id != toUUID('00000000-0000-0000-0000-000000000000')
group by subject_id, event.device, intDiv(day, 256);
