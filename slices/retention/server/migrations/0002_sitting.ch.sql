-- How well videos played and pages came: one row per sitting with a video and per page life, so that a page over ten
-- million events reads only these. Everything here is derived from the table `event`.
-- Writes: two or three rows per sitting, merged into one; one row per page life. Reads: every report on quality.

-- A sitting as its events tell it, folded as they arrive. Every column is a maximum or a minimum, so an event that
-- arrives twice or out of order changes nothing. A sitting over midnight has a row on each of its days.
create table if not exists sitting_part (
  local_day        Date,
  playback_id      UUID comment 'one sitting with one video; CMCD sid',
  person_id        SimpleAggregateFunction(max, UUID),
  course_id        SimpleAggregateFunction(max, UUID),
  unit_id          SimpleAggregateFunction(max, UUID),
  step_id          SimpleAggregateFunction(max, UUID),
  began_at         SimpleAggregateFunction(min, DateTime64(3, 'UTC')) comment 'first event; of the end alone where no frame was shown',
  device           SimpleAggregateFunction(max, String),
  region           SimpleAggregateFunction(max, String),
  first_network    SimpleAggregateFunction(max, String) comment 'when the first frame was shown; empty where none was',
  last_network     SimpleAggregateFunction(max, String) comment 'at the end or the failure',
  is_started       SimpleAggregateFunction(max, Bool) comment 'a first frame was shown',
  startup_ms       SimpleAggregateFunction(max, Float64) comment 'from the wish to play to the first frame',
  is_ended         SimpleAggregateFunction(max, Bool) comment 'the sums below are told',
  is_given_up      SimpleAggregateFunction(max, Bool) comment 'left before the first frame',
  waited_ms        SimpleAggregateFunction(max, Float64) comment 'waited in vain where it was given up',
  is_failed        SimpleAggregateFunction(max, Bool) comment 'a failure after which playing could not go on',
  played_s         SimpleAggregateFunction(max, Float64) comment 'wall-clock seconds that played, stalls left out',
  stalled_ms       SimpleAggregateFunction(max, Float64),
  stall_count      SimpleAggregateFunction(max, UInt32),
  switch_count     SimpleAggregateFunction(max, UInt32),
  mean_bitrate_bps SimpleAggregateFunction(max, Float64) comment 'weighted by playing time; zero: unknown'
) engine = AggregatingMergeTree partition by toYYYYMM(local_day) order by (local_day, playback_id);

create materialized view if not exists sitting_part_of_event to sitting_part as
with
  name = 'learning.playback_started' as starts,
  name = 'learning.playback_ended' as ends,
  JSONExtractString(payload, 'exit') as exit,
  JSONExtract(payload, 'startupMs', 'Nullable(Float64)') as told_ms
select
  local_day,
  toUUIDOrZero(JSONExtractString(payload, 'playbackId')) as playback_id,
  subject_id as person_id,
  course_id,
  unit_id,
  step_id,
  occurred_at as began_at,
  toString(event.device) as device,
  toString(event.region) as region,
  if(starts, JSONExtractString(payload, 'network'), '') as first_network,
  if(starts, '', JSONExtractString(payload, 'network')) as last_network,
  starts or (ends and exit != 'before_start' and told_ms is not null) as is_started,
  if(is_started, ifNull(told_ms, 0), 0) as startup_ms,
  ends as is_ended,
  ends and exit = 'before_start' as is_given_up,
  if(is_given_up, ifNull(told_ms, 0), 0) as waited_ms,
  (ends and exit = 'failed') or (name = 'learning.playback_failed' and JSONExtractBool(payload, 'isFatal')) as is_failed,
  if(ends, JSONExtractFloat(payload, 'playedS'), 0) as played_s,
  if(ends, JSONExtractFloat(payload, 'stalledMs'), 0) as stalled_ms,
  if(ends, JSONExtractUInt(payload, 'stallCount'), 0) as stall_count,
  if(ends, JSONExtractUInt(payload, 'switchCount'), 0) as switch_count,
  if(ends, JSONExtractFloat(payload, 'meanBitrateBps'), 0) as mean_bitrate_bps
from event
where name in ('learning.playback_started', 'learning.playback_failed', 'learning.playback_ended')
  and subject_id != toUUID('00000000-0000-0000-0000-000000000000')
  and playback_id != toUUID('00000000-0000-0000-0000-000000000000');

-- One row per sitting of learners that reports count, on the local day on which it began, from `first` to `last`.
-- A sitting is bad where more than 2 % of it stalled, its first frame took more than 4 s, it failed, or it was given
-- up after waiting more than 4 s.
create view if not exists sitting as
select
  folded.*,
  ifNull(nullIf(alias.canonical_id, toUUID('00000000-0000-0000-0000-000000000000')), folded.person_id) as learner_id,
  startup_ms > 4000 or waited_ms > 4000 or is_failed or stalled_ms > 0.02 * (stalled_ms + played_s * 1000) as is_bad
from (
  select
    part.playback_id as playback_id,
    min(part.local_day) as day,
    max(part.person_id) as person_id,
    max(part.course_id) as course_id,
    max(part.unit_id) as unit_id,
    max(part.step_id) as step_id,
    min(part.began_at) as began_at,
    if(max(part.device) = '', 'unknown', max(part.device)) as device,
    if(max(part.region) = '', 'unknown', max(part.region)) as region,
    if(max(part.first_network) = '', max(part.last_network), max(part.first_network)) as network,
    max(part.is_started) as is_started,
    max(part.startup_ms) as startup_ms,
    max(part.is_ended) as is_ended,
    max(part.is_given_up) and not is_started as is_given_up,
    if(is_given_up, max(part.waited_ms), 0) as waited_ms,
    max(part.is_failed) as is_failed,
    max(part.played_s) as played_s,
    max(part.stalled_ms) as stalled_ms,
    max(part.stall_count) as stall_count,
    max(part.switch_count) as switch_count,
    max(part.mean_bitrate_bps) as mean_bitrate_bps
  from sitting_part as part
  where part.local_day between {first:Date} - 7 and {last:Date}
  group by part.playback_id
  having day >= {first:Date}
) as folded
left join (
  select id, canonical_id from learner final where canonical_id != toUUID('00000000-0000-0000-0000-000000000000')
) as alias on folded.person_id = alias.id
where learner_id in (select id from counted_learner where is_simulated = {simulated:Bool});

-- One row per page life, as its visitor felt it.
create table if not exists page_life (
  local_day Date,
  id        UUID,
  page      LowCardinality(String) comment 'route pattern the page life began with, without ids',
  device    LowCardinality(String),
  region    LowCardinality(String),
  simulated Bool,
  ttfb_ms   Nullable(Float64),
  lcp_ms    Nullable(Float64),
  inp_ms    Nullable(Float64) comment 'null where nobody touched the page',
  cls       Nullable(Float64)
) engine = ReplacingMergeTree partition by toYYYYMM(local_day) order by (local_day, id);

create materialized view if not exists page_life_of_event to page_life as
select
  local_day,
  id,
  JSONExtractString(payload, 'page') as page,
  if(event.device = '', 'unknown', event.device) as device,
  if(event.region = '', 'unknown', event.region) as region,
  simulated,
  JSONExtract(payload, 'ttfbMs', 'Nullable(Float64)') as ttfb_ms,
  JSONExtract(payload, 'lcpMs', 'Nullable(Float64)') as lcp_ms,
  JSONExtract(payload, 'inpMs', 'Nullable(Float64)') as inp_ms,
  JSONExtract(payload, 'cls', 'Nullable(Float64)') as cls
from event
where name = 'web.page_measured';

-- What is in the log already; folding it twice changes nothing.
insert into page_life
select
  local_day, id, JSONExtractString(payload, 'page'), if(device = '', 'unknown', device), if(region = '', 'unknown', region),
  simulated,
  JSONExtract(payload, 'ttfbMs', 'Nullable(Float64)'), JSONExtract(payload, 'lcpMs', 'Nullable(Float64)'),
  JSONExtract(payload, 'inpMs', 'Nullable(Float64)'), JSONExtract(payload, 'cls', 'Nullable(Float64)')
from event
where name = 'web.page_measured';
