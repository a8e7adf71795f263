-- What reports read: one row per learner and day instead of the events of the day, so that a page over
-- ten million events answers in a second. Everything here is derived from the table `event` and can be
-- dropped and made again.
-- Writes: one row per learner, course and day of activity, replaced on each recount. Reads: every report.

-- People as reports see them, folded from identity's facts as they arrive. Every column is a maximum, so a
-- fact that arrives twice or out of order changes nothing.
create table if not exists learner (
  id            UUID,
  canonical_id  SimpleAggregateFunction(max, UUID) comment 'the account a guest was merged into; zero: none',
  is_registered SimpleAggregateFunction(max, Bool),
  is_simulated  SimpleAggregateFunction(max, Bool),
  is_erased     SimpleAggregateFunction(max, Bool),
  staff_at      SimpleAggregateFunction(max, DateTime64(3, 'UTC')) comment 'last fact that gave a role beyond learner',
  plain_at      SimpleAggregateFunction(max, DateTime64(3, 'UTC')) comment 'last fact that left no role beyond learner'
) engine = AggregatingMergeTree order by id;

create materialized view if not exists learner_of_event to learner as
with
  name = 'identity.roles_changed' and arrayExists(role -> role != 'learner', JSONExtract(payload, 'roles', 'Array(String)')) as gives_staff
select
  if(name = 'identity.guest_merged', toUUIDOrZero(JSONExtractString(payload, 'guestId')), subject_id) as id,
  if(name = 'identity.guest_merged', subject_id, toUUID('00000000-0000-0000-0000-000000000000')) as canonical_id,
  name = 'identity.person_registered' as is_registered,
  simulated as is_simulated,
  name = 'identity.person_erased' as is_erased,
  if(gives_staff, occurred_at, toDateTime64(0, 3, 'UTC')) as staff_at,
  if(name = 'identity.roles_changed' and not gives_staff, occurred_at, toDateTime64(0, 3, 'UTC')) as plain_at
from event
where name in ('identity.person_registered', 'identity.guest_merged', 'identity.roles_changed', 'identity.person_erased')
  and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

-- Learners that reports count: with an account, no staff. A guest's own id is here once the guest signs up;
-- a merged guest's acts are counted under the account.
create view if not exists counted_learner as
select id, is_simulated from learner final
where is_registered and (staff_at = toDateTime64(0, 3, 'UTC') or staff_at < plain_at);

-- Planned length of each version of each course; a correction may change it.
create table if not exists course_plan (
  course_id    UUID,
  version      UInt32,
  planned_days UInt16,
  published_at DateTime64(3, 'UTC')
) engine = ReplacingMergeTree(published_at) order by (course_id, version);

create materialized view if not exists course_plan_of_event to course_plan as
select
  course_id,
  JSONExtractUInt(payload, 'courseVersion') as version,
  JSONExtractUInt(payload, 'plannedDays') as planned_days,
  occurred_at as published_at
from event
where name = 'courses.version_published' and course_id != toUUID('00000000-0000-0000-0000-000000000000');

-- Which days of which people have news: what the next recount takes up. A recount reads one day; what arrived last
-- is found by the index, because within a day rows lie in the order of arrival.
create table if not exists day_touched (
  noticed_at   DateTime64(3, 'UTC'),
  local_day    Date,
  person_id    UUID,
  merged_guest UUID comment 'whose days now belong to the person; zero: none',
  index noticed noticed_at type minmax granularity 1
) engine = MergeTree order by (local_day, noticed_at)
partition by toDate(noticed_at) ttl toDateTime(noticed_at) + interval 30 day settings ttl_only_drop_parts = 1;

create materialized view if not exists day_touched_of_event to day_touched as
select distinct
  now64(3, 'UTC') as noticed_at,
  local_day,
  subject_id as person_id,
  if(name = 'identity.guest_merged', toUUIDOrZero(JSONExtractString(payload, 'guestId')), toUUID('00000000-0000-0000-0000-000000000000')) as merged_guest
from event
where (startsWith(name, 'learning.') or name = 'identity.guest_merged') and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

-- Months that have come to rest are merged into one part, and then FINAL costs nothing there.

-- One row per learner, local day and course with any learning event; the course of zeros holds all courses
-- together, counted anew and not summed. `learner_id` is the account where a guest was merged.
create table if not exists learner_day (
  local_day        Date,
  learner_id       UUID,
  course_id        UUID,
  is_active        Bool comment 'a learning act was done',
  media_s          Float64 comment 'media seconds played, replays too',
  step_count       UInt32 comment 'steps completed, not by self',
  answer_count     UInt32,
  learning_s       Float64 comment 'learning time: union of attended stretches over tabs and devices',
  last_act_at      DateTime64(3, 'UTC') comment 'zero without an act',
  enrolled_version UInt32 comment 'course version enrolled in on this day; zero: none',
  completed_by     LowCardinality(String) comment 'learning or self where the course was completed on this day',
  version          DateTime64(6, 'UTC')
) engine = ReplacingMergeTree(version) partition by toYYYYMM(local_day) order by (course_id, learner_id, local_day)
settings min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1;

-- One row per learner, local day and unit with any event in the unit.
create table if not exists learner_unit_day (
  local_day    Date,
  learner_id   UUID,
  course_id    UUID,
  unit_id      UUID,
  is_opened    Bool comment 'opened for the first time on this day',
  is_completed Bool comment 'completed on this day',
  last_at      DateTime64(3, 'UTC') comment 'last event in the unit; zero: none is left',
  version      DateTime64(6, 'UTC')
) engine = ReplacingMergeTree(version) partition by toYYYYMM(local_day) order by (course_id, unit_id, learner_id, local_day)
settings min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1;

-- How far the recounts reach, one row each.
create table if not exists roll_up (
  name       String,
  reached_at DateTime64(3, 'UTC') comment 'arrivals up to here are counted',
  settled_at DateTime64(3, 'UTC') comment 'no arrival before this can still appear',
  version    DateTime64(6, 'UTC')
) engine = ReplacingMergeTree(version) order by name;
