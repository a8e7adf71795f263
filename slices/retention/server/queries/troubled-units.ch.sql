/*
question:
  en: Which videos play worst?
  zh-CN: 哪些视频播放得最不顺？
grain:
  en: one row per video of a unit
  zh-CN: 单元里的每个视频一行
window:
  en: the chosen days up to today
  zh-CN: 截至今天的所选天数
cost: sitting_part of the window and 7 days before it, and the reports of stutter in it
numbers:
  badSittings:
    en: >-
      Bad sittings with the video (more than 2 % stalled, first frame after more than 4 s, failed, or given up after
      more than 4 s), and of how many. The videos with most come first.
    zh-CN: 这个视频不顺畅的播放次数与总次数：卡顿超过 2%、首帧超过 4 秒、播放失败，或等待超过 4 秒后放弃。次数多的排在前面。
  stutterReports:
    en: How often learners said of this video “tell us it stutters”.
    zh-CN: 学员在这个视频里点“告诉我们卡了”的次数。
*/
with
  told as (
    select step_id, any(event.course_id) as of_course, any(event.unit_id) as of_unit, uniqExact(event.id) as reports
    from event
    left join (
      select id, canonical_id from learner final where canonical_id != toUUID('00000000-0000-0000-0000-000000000000')
    ) as alias on event.subject_id = alias.id
    where name = 'learning.stutter_reported'
      and local_day between {today:Date} - {days:UInt16} + 1 and {today:Date}
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and ({device:String} = '' or device = {device:String})
      and ({region:String} = '' or region = {region:String})
      and ({network:String} = '' or JSONExtractString(payload, 'network') = {network:String})
      and ifNull(nullIf(alias.canonical_id, toUUID('00000000-0000-0000-0000-000000000000')), event.subject_id) in (select id from counted_learner where is_simulated = {simulated:Bool})
    group by step_id
  ),
  played as (
    select
      step_id, any(sitting.course_id) as of_course, any(sitting.unit_id) as of_unit,
      count() as sittings,
      uniqExact(learner_id) as learners,
      countIf(is_bad) as bad,
      countIf(is_failed) as failed,
      countIf(is_given_up) as given_up,
      countIf(is_started) as started,
      quantileExactInclusiveIf(0.95)(startup_ms, is_started) as startup_ms_p95,
      sum(stalled_ms) / 1000 as stalled_s,
      sum(played_s) as played_s_sum
    from sitting(first = {today:Date} - {days:UInt16} + 1, last = {today:Date}, simulated = {simulated:Bool}) as sitting
    where ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and ({device:String} = '' or device = {device:String})
      and ({network:String} = '' or network = {network:String})
      and ({region:String} = '' or region = {region:String})
    group by step_id
  )
select
  ifNull(played.of_course, told.of_course) as courseId,
  ifNull(played.of_unit, told.of_unit) as unitId,
  ifNull(played.step_id, told.step_id) as stepId,
  ifNull(sittings, 0) as sittings,
  ifNull(learners, 0) as learners,
  ifNull(bad, 0) as bad,
  ifNull(failed, 0) as failed,
  ifNull(given_up, 0) as givenUp,
  ifNull(started, 0) as started,
  ifNull(startup_ms_p95, 0) as startupP95Ms,
  ifNull(stalled_s, 0) as stalledS,
  ifNull(played_s_sum, 0) as playedS,
  ifNull(told.reports, 0) as stutterReports
from played
full join told on played.step_id = told.step_id
order by bad desc, stutterReports desc, sittings desc, stepId
limit 20
