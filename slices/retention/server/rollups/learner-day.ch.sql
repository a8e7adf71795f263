-- Counts the given days anew for everybody with news in them, and writes zeros where a row has vanished
-- (a guest's day that belongs to an account now).
-- Grain: learner, local day, course; the course of zeros is all courses together.
-- Cost: one pass over the events of the given days.
insert into learner_day (
  local_day, learner_id, course_id, is_active, media_s, step_count, answer_count, learning_s, last_act_at,
  enrolled_version, completed_by, version
)
with
  toUUID('00000000-0000-0000-0000-000000000000') as every_course,
  alias as (select id, canonical_id from learner final where canonical_id != toUUID('00000000-0000-0000-0000-000000000000')),
  marked as (
    select distinct person_id as id from day_touched
    where noticed_at > {since:DateTime64(3, 'UTC')} and toUnixTimestamp(noticed_at) in {seconds:Array(UInt32)}
      and local_day in {days:Array(Date)}
  ),
  named as (select id from marked union distinct select canonical_id as id from alias where id in marked),
  redo as (select id from named union distinct select id from alias where canonical_id in named),
  happened as (
    select
      event.local_day as local_day,
      if(alias.canonical_id = every_course, event.subject_id, alias.canonical_id) as learner_id,
      arrayJoin([every_course, event.course_id]) as course_id,
      event.id as id,
      event.name as name,
      event.occurred_at as at,
      event.payload as payload,
      if(course_id != every_course and name = 'learning.enrolled', JSONExtractUInt(payload, 'courseVersion'), 0) as enrolled,
      if(course_id != every_course and name = 'learning.course_completed', JSONExtractString(payload, 'by'), '') as finished_by,
      name = 'learning.watched' as is_watched,
      name = 'learning.attended' as is_attended,
      name = 'learning.question_answered' as is_answer,
      name = 'learning.step_completed' and JSONExtractString(payload, 'by') = 'learning' as is_step,
      if(is_watched, greatest(0, JSONExtractFloat(payload, 'toS') - JSONExtractFloat(payload, 'fromS')), 0) as played_s,
      if(is_attended, toUnixTimestamp64Milli(parseDateTime64BestEffortOrZero(JSONExtractString(payload, 'startedAt'), 3, 'UTC')) + JSONExtractInt(event.context, 'offsetMs'), 0) as from_ms,
      if(is_attended, toInt64(round(JSONExtractFloat(payload, 'durationS') * 1000)), 0) as attended_ms
    from event
    left join alias on event.subject_id = alias.id
    where event.local_day in {days:Array(Date)}
      and startsWith(event.name, 'learning.')
      and event.course_id != every_course
      and event.subject_id in redo
  ),
  counted as (
    select
      local_day, learner_id, course_id,
      arraySum(played -> played.2, groupUniqArrayIf((id, played_s), is_watched)) as media_s,
      uniqExactIf(id, is_step) as step_count,
      uniqExactIf(id, is_answer) as answer_count,
      intervalLengthSumIf(from_ms, from_ms + attended_ms, is_attended) / 1000 as learning_s,
      maxIf(at, is_step or is_answer) as last_step_at,
      maxIf(at, is_watched) as last_watched_at,
      minIf(enrolled, enrolled > 0) as enrolled_version,
      minIf(finished_by, finished_by != '') as completed_by
    from happened
    group by local_day, learner_id, course_id
  )
select
  local_day, learner_id, course_id,
  sum(media_s) >= 10 or sum(step_count) > 0 or sum(answer_count) > 0 as is_active,
  sum(media_s), sum(step_count), sum(answer_count), sum(learning_s),
  if(is_active, greatest(max(last_step_at), if(sum(media_s) >= 10, max(last_watched_at), toDateTime64(0, 3, 'UTC'))), toDateTime64(0, 3, 'UTC')),
  max(enrolled_version), max(completed_by), now64(6, 'UTC')
from (
  select * from counted
  union all
  select local_day, learner_id, course_id, 0, 0, 0, 0, toDateTime64(0, 3, 'UTC'), toDateTime64(0, 3, 'UTC'), 0, ''
  from learner_day
  where local_day in {days:Array(Date)} and learner_id in redo
)
group by local_day, learner_id, course_id
