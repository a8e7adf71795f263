/*
question:
  en: Who had trouble with videos, and when?
  zh-CN: 谁看视频不顺，什么时候？
grain:
  en: one row per learner with a bad sitting
  zh-CN: 有过不顺畅播放的学员，每人一行
window:
  en: the chosen days up to today, fifty learners, the latest first
  zh-CN: 截至今天的所选天数，最近的五十位学员
cost: sitting_part of the window and 7 days before it, and active_days
numbers:
  trouble:
    en: >-
      Learners with at least one bad sitting: more than 2 % stalled, first frame after more than 4 s, failed, or given
      up after more than 4 s. Beside it the worst start, the share stalled, and where the last one was.
    zh-CN: 至少有一次不顺畅播放的学员：卡顿超过 2%、首帧超过 4 秒、播放失败，或等待超过 4 秒后放弃。旁边是最慢的启动、卡顿占比和最近一次发生的地方。
  backSince:
    en: Whether the learner did a learning act on a day after the last bad sitting.
    zh-CN: 最近一次不顺之后，学员在之后的日子里有没有再学习。
*/
with
  troubled as (
    select
      learner_id,
      count() as sittings,
      countIf(is_bad) as bad,
      maxIf(greatest(startup_ms, waited_ms), is_bad) as slowest_ms,
      sumIf(stalled_ms, is_bad) / 1000 as stalled_s,
      sumIf(played_s, is_bad) as played_s_sum,
      countIf(is_failed) as failed,
      countIf(is_given_up) as given_up,
      maxIf(toUnixTimestamp64Milli(began_at), is_bad) as last_ms,
      argMaxIf(playback_id, toUnixTimestamp64Milli(began_at), is_bad) as last_id
    from sitting(first = {today:Date} - {days:UInt16} + 1, last = {today:Date}, simulated = {simulated:Bool}) as sitting
    where ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and ({device:String} = '' or device = {device:String})
      and ({network:String} = '' or network = {network:String})
      and ({region:String} = '' or region = {region:String})
      and learner_id not in (select id from learner final where is_erased)
    group by learner_id
    having bad > 0
    order by last_ms desc, learner_id
    limit 50
  ),
  -- Where the last bad sitting was, looked up for these few.
  placed as (
    select
      troubled.*,
      min(part.local_day) as last_on,
      max(part.course_id) as at_course,
      max(part.unit_id) as at_unit,
      max(part.device) as on_device,
      max(part.region) as in_region,
      if(max(part.first_network) = '', max(part.last_network), max(part.first_network)) as on_network
    from sitting_part as part
    inner join troubled on part.playback_id = troubled.last_id
    where part.local_day >= {today:Date} - {days:UInt16} - 6
    group by all
  )
select
  placed.learner_id as learnerId,
  sittings, bad, slowest_ms as slowestMs, stalled_s as stalledS, played_s_sum as playedS, failed, given_up as givenUp,
  last_ms as lastAtMs,
  at_course as courseId, at_unit as unitId,
  if(on_device = '', 'unknown', on_device) as device, on_network as network, if(in_region = '', 'unknown', in_region) as region,
  -- Bits of the days after the last bad one, of those from the first of the window on.
  toBool(bitShiftRight(ifNull(active.days, 0), toUInt8(greatest(0, dateDiff('day', {today:Date} - {days:UInt16}, last_on)) + 1)) != 0) as isBackSince
from placed
left join active_since(first = {today:Date} - {days:UInt16}, courses = {dayCourses:Array(UUID)}) as active on active.learner_id = placed.learner_id
order by last_ms desc, learnerId
