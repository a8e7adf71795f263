-- What a report on the inside of a unit reads: the steps that people have done, and the seconds of its videos that
-- they played. In the order of units, so that one unit is a small piece. Folded as events arrive; what arrives twice
-- is one row. Guests who were merged are named by their old id: readers look them up in `learner`.
-- Writes: one row per step done and per stretch played. Reads: the page about one unit.
create table if not exists step_done (
  unit_id   UUID,
  step_id   UUID,
  person_id UUID,
  done_on   SimpleAggregateFunction(min, Date)
) engine = AggregatingMergeTree order by (unit_id, step_id, person_id);

create materialized view if not exists step_done_of_event to step_done as
select unit_id, step_id, subject_id as person_id, local_day as done_on
from event
where name = 'learning.step_completed' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

create table if not exists watched_span (
  unit_id   UUID,
  step_id   UUID,
  person_id UUID,
  played_at DateTime64(3, 'UTC') comment 'tells a replay from the same event told twice',
  from_s    UInt16 comment 'first whole second of the stretch',
  to_s      UInt16 comment 'second it ends before; a stretch shorter than half a second is empty'
) engine = ReplacingMergeTree order by (unit_id, step_id, person_id, played_at, from_s, to_s);

create materialized view if not exists watched_span_of_event to watched_span as
select
  unit_id, step_id, subject_id as person_id, occurred_at as played_at,
  toUInt16(least(65535, greatest(0, round(JSONExtractFloat(payload, 'fromS'))))) as from_s,
  toUInt16(least(65535, greatest(0, round(JSONExtractFloat(payload, 'toS'))))) as to_s
from event
where name = 'learning.watched' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

-- What is in the log already; folding it twice changes nothing.
insert into step_done
select unit_id, step_id, subject_id, local_day
from event
where name = 'learning.step_completed' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

insert into watched_span
select
  unit_id, step_id, subject_id, occurred_at,
  toUInt16(least(65535, greatest(0, round(JSONExtractFloat(payload, 'fromS'))))),
  toUInt16(least(65535, greatest(0, round(JSONExtractFloat(payload, 'toS')))))
from event
where name = 'learning.watched' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');
