-- What reports over all days read: one row per learner and unit, and the active days of a learner as bits, so that no
-- question about leaving, coming back or staying away reads a learner's days one by one. Folded from the rows of
-- learner_day and learner_unit_day as recounts write them, so everything here is derived from the table `event`.
-- Writes: one row per row that a recount writes, merged into one. Reads: drop-off, activity, cohorts, completion.
-- What is folded only grows: acts, openings and completions never vanish. Only a merged guest's rows do, and nobody
-- counts these: a merged guest is the account.
create or replace view counted_learner as
select id, is_simulated from learner final
where is_registered and (staff_at = toDateTime64(0, 3, 'UTC') or staff_at < plain_at)
  and canonical_id = toUUID('00000000-0000-0000-0000-000000000000');

alter table learner_unit_day add column if not exists
  is_followed Bool comment 'a learning act in the course came after last_at, on the same day' after last_at;

-- One row per learner and unit with any event in the unit; read it with `final`.
create table if not exists learner_unit (
  course_id    UUID,
  learner_id   UUID,
  unit_id      UUID,
  opened_on    SimpleAggregateFunction(min, Nullable(Date)) comment 'local day of the first opening; null: never opened',
  completed_on SimpleAggregateFunction(min, Nullable(Date)) comment 'local day of the completion; null: not completed',
  -- One number, because the largest of tuples is slow to find: day × 2^46 + milliseconds × 2 + followed.
  last_rank    SimpleAggregateFunction(max, UInt64) comment 'the last event in the unit, by day and time; zero: none',
  last_on      Date alias toDate(toUInt16(bitShiftRight(last_rank, 46))) comment 'local day of the last event in the unit',
  last_at      DateTime64(3, 'UTC') alias fromUnixTimestamp64Milli(toInt64(bitAnd(bitShiftRight(last_rank, 1), 35184372088831)), 'UTC'),
  is_followed  Bool alias bitTest(last_rank, 0) comment 'a learning act in the course came after it, on the same day'
) engine = AggregatingMergeTree order by (course_id, learner_id, unit_id)
settings min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1;

create materialized view if not exists learner_unit_of_day to learner_unit as
select
  course_id, learner_id, unit_id,
  if(is_opened, local_day, null) as opened_on,
  if(is_completed, local_day, null) as completed_on,
  if(last_at = toDateTime64(0, 3, 'UTC'), 0,
    bitShiftLeft(toUInt64(toUInt16(local_day)), 46) + toUInt64(greatest(0, toUnixTimestamp64Milli(last_at))) * 2 + is_followed) as last_rank
from learner_unit_day;

-- The days of a learner with a learning act, as bits; the course of zeros holds all courses together. A block is 256
-- days and begins every 242, so that the fortnight after any day lies within one: a day may stand in two blocks, and
-- whoever reads takes the union (groupBitOr), which also needs no `final`.
create table if not exists active_days (
  course_id  UUID,
  learner_id UUID,
  block      UInt16 comment 'bit 0 of its days is day 242 × block since 1970',
  days       SimpleAggregateFunction(groupBitOr, UInt256) comment 'bit n: active on the n-th day of the block'
) engine = AggregatingMergeTree order by (course_id, learner_id, block)
settings min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1;

create materialized view if not exists active_days_of_day to active_days as
with toUInt16(local_day) as day
select
  course_id, learner_id,
  arrayJoin(if(day % 242 < 14, [intDiv(day, 242), intDiv(day, 242) - 1], [intDiv(day, 242)])) as block,
  groupBitOr(bitShiftLeft(toUInt256(1), day - 242 * block)) as days
from learner_day
where is_active
group by course_id, learner_id, block;

-- The active days of each learner in the courses, from a day on and 128 at most: bit n is the n-th day after `first`.
-- Shifts are by unsigned numbers, because a signed one would make the highest bit a sign.
create or replace view active_since as
with 242 * toInt32(block) - toInt32(toUInt16({first:Date})) as ahead
select
  learner_id,
  groupBitOr(toUInt128(if(
    ahead >= 0,
    bitShiftLeft(active_days.days, toUInt8(least(255, greatest(0, ahead)))),
    if(ahead > -256, bitShiftRight(active_days.days, toUInt8(least(255, greatest(0, -ahead)))), 0)
  ))) as days,
  toBool(max(ahead < 0 and bitShiftLeft(active_days.days, toUInt8(least(255, greatest(0, 256 + ahead)))) != 0)) as is_earlier
from active_days
where course_id in {courses:Array(UUID)}
group by learner_id;

-- What is counted already; folding it twice changes nothing.
insert into active_days
with toUInt16(local_day) as day
select
  course_id, learner_id,
  arrayJoin(if(day % 242 < 14, [intDiv(day, 242), intDiv(day, 242) - 1], [intDiv(day, 242)])) as block,
  groupBitOr(bitShiftLeft(toUInt256(1), day - 242 * block)) as days
from learner_day
where is_active
group by course_id, learner_id, block;

insert into learner_unit (course_id, learner_id, unit_id, opened_on, completed_on, last_rank)
select
  course_id, learner_id, unit_id,
  if(is_opened, local_day, null), if(is_completed, local_day, null),
  bitShiftLeft(toUInt64(toUInt16(local_day)), 46) + toUInt64(greatest(0, toUnixTimestamp64Milli(last_at))) * 2 + (last_act_at > last_at)
from learner_unit_day as unit final
left join (
  select local_day, learner_id, course_id, last_act_at from learner_day final where is_active
) as acts on acts.local_day = unit.local_day and acts.learner_id = unit.learner_id and acts.course_id = unit.course_id
where last_at > toDateTime64(0, 3, 'UTC')
