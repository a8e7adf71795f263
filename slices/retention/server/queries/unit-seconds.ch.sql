/*
question:
  en: Inside a video, who is still there second by second?
  zh-CN: 视频里，一秒一秒还剩多少人？
grain:
  en: one row per video of the unit and second
  zh-CN: 单元里每个视频的每一秒一行
window:
  en: all learners who played any of the video
  zh-CN: 播放过该视频的所有学员
cost: watched_span of one unit, one row per second played; the days of the unit in learner_unit_day
numbers:
  stillWatching:
    en: Learners whose furthest second played is this one or later, over all who played any of the video.
    zh-CN: 播放过的最远一秒不早于这一秒的学员，除以播放过该视频的全部学员。
  replays:
    en: Plays of the second beyond the first of each learner, over all who played any of the video.
    zh-CN: 每位学员首次播放之外，这一秒又被播放的次数，除以播放过该视频的全部学员。
  leftAt:
    en: >-
      Learners whose furthest second is this one, who have not completed the unit and have done nothing in it for 14
      complete days.
    zh-CN: 最远播放到这一秒、没有学完单元、且 14 个完整日里在单元没有任何活动的学员。
*/
with
  toUUID('00000000-0000-0000-0000-000000000000') as nobody,
  alias as (select id, canonical_id from learner final where canonical_id != nobody),
  spans as (
    select distinct
      step_id,
      if(alias.canonical_id is null, person_id, alias.canonical_id) as learner,
      played_at, from_s, to_s
    from watched_span
    left join alias on alias.id = watched_span.person_id
    where unit_id = {unit:UUID}
      and to_s > from_s
      and learner in {audience}
  ),
  seconds as (
    select step_id, learner, arrayJoin(range(from_s, to_s)) as second, count() as plays
    from spans
    group by step_id, learner, second
  ),
  played as (
    select step_id, second, sum(plays) as plays, count() as viewers
    from seconds
    group by step_id, second
  ),
  done as (
    select learner_id, max(is_completed) as is_done, max(last_at) as at, maxIf(local_day, last_at > toDateTime64(0, 3, 'UTC')) as on
    from learner_unit_day final
    where course_id = {course:UUID} and unit_id = {unit:UUID}
    group by learner_id
  ),
  furthest as (
    select
      step_id,
      last_second,
      count() as learners,
      countIf(is_lost) as lost,
      groupArraySortedIf(50)((-last_ms, learner), is_lost) as latest
    from (
      select
        reached.step_id as step_id, reached.learner as learner, reached.last_second as last_second,
        ifNull(toUnixTimestamp64Milli(done.at), 0) as last_ms,
        ifNull(not done.is_done and done.on + 14 <= {lastCompleteDay:Date}, false) as is_lost
      from (select step_id, learner, max(to_s) - 1 as last_second from spans group by step_id, learner) as reached
      left join done on done.learner_id = reached.learner
    )
    group by step_id, last_second
  )
select
  played.step_id as stepId,
  played.second as second,
  plays, viewers,
  ifNull(furthest.learners, 0) as learners,
  ifNull(furthest.lost, 0) as lost,
  furthest.latest as latest
from played
left join furthest on furthest.step_id = played.step_id and furthest.last_second = played.second
order by stepId, second
