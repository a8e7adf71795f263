-- How a sitting is read: nearly all began and told their end within one day, of people who were never guests of another
-- name, and these are as the store folds them. The parts of the others, which are few, are put together by a grouping,
-- and joined with whose they are. Nothing is told of a sitting after its end.
-- Writes: nothing. Reads: every report on quality.

-- One row per sitting of learners that reports count, on the local day on which it began, from `first` to `last`.
-- A sitting is bad where more than 2 % of it stalled, its first frame took more than 4 s, it failed, or it was given
-- up after waiting more than 4 s.
create or replace view sitting as
select
  whole.*,
  startup_ms > 4000 or waited_ms > 4000 or is_failed or stalled_ms > 0.02 * (stalled_ms + played_s * 1000) as is_bad
from (
  select
    part.playback_id as playback_id,
    part.local_day as day,
    part.person_id as person_id,
    part.course_id as course_id,
    part.unit_id as unit_id,
    part.step_id as step_id,
    part.began_at as began_at,
    if(part.device = '', 'unknown', part.device) as device,
    if(part.region = '', 'unknown', part.region) as region,
    if(part.first_network = '', part.last_network, part.first_network) as network,
    part.is_started as is_started,
    part.startup_ms as startup_ms,
    part.is_ended as is_ended,
    part.is_given_up and not part.is_started as is_given_up,
    if(part.is_given_up and not part.is_started, part.waited_ms, 0) as waited_ms,
    part.is_failed as is_failed,
    part.played_s as played_s,
    part.stalled_ms as stalled_ms,
    part.stall_count as stall_count,
    part.switch_count as switch_count,
    part.mean_bitrate_bps as mean_bitrate_bps,
    part.person_id as learner_id
  from sitting_part as part final
  where part.local_day between {first:Date} and {last:Date}
    and part.first_network != '' and part.is_ended
    and part.person_id in (select id from counted_learner where is_simulated = {simulated:Bool})
  union all
  select
    folded.*,
    ifNull(nullIf(alias.canonical_id, toUUID('00000000-0000-0000-0000-000000000000')), folded.person_id) as learner_id
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
    from sitting_part as part final
    where part.local_day between {first:Date} - 7 and {last:Date}
      and (
        part.first_network = '' or not part.is_ended
        or part.person_id in (select id from learner final where canonical_id != toUUID('00000000-0000-0000-0000-000000000000'))
      )
    group by part.playback_id
    having day >= {first:Date}
  ) as folded
  left join (
    select id, canonical_id from learner final where canonical_id != toUUID('00000000-0000-0000-0000-000000000000')
  ) as alias on folded.person_id = alias.id
  where learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
) as whole;
