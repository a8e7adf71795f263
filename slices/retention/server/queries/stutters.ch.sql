/*
question:
  en: What do learners say stutters?
  zh-CN: 学员说哪里卡？
grain:
  en: one row per report
  zh-CN: 每次反馈一行
window:
  en: the chosen days up to today, the thirty latest
  zh-CN: 截至今天的所选天数，最近三十次
cost: the reports of stutter in the window, found by name
numbers:
  stutters:
    en: >-
      What learners sent by “tell us it stutters”: where they were, and the facts of the minute before, second by
      second. A person's own act, kept whether or not they let quality be measured.
    zh-CN: 学员点“告诉我们卡了”时送来的：他在哪里，以及之前一分钟逐秒的情况。这是学员自己的反馈，无论是否开启播放质量记录都会保留。
*/
select
  event.id as id,
  ifNull(nullIf(alias.canonical_id, toUUID('00000000-0000-0000-0000-000000000000')), event.subject_id) as learnerId,
  toUnixTimestamp64Milli(event.occurred_at) as atMs,
  event.course_id as courseId,
  event.unit_id as unitId,
  event.step_id as stepId,
  if(event.device = '', 'unknown', event.device) as device,
  if(event.region = '', 'unknown', event.region) as region,
  event.payload as payload
from event
left join (
  select id, canonical_id from learner final where canonical_id != toUUID('00000000-0000-0000-0000-000000000000')
) as alias on event.subject_id = alias.id
where event.name = 'learning.stutter_reported'
  and event.local_day between {today:Date} - {days:UInt16} + 1 and {today:Date}
  and ({everyCourse:Bool} or event.course_id in {courses:Array(UUID)})
  and ({device:String} = '' or event.device = {device:String})
  and ({region:String} = '' or event.region = {region:String})
  and ({network:String} = '' or JSONExtractString(event.payload, 'network') = {network:String})
  and learnerId in (select id from counted_learner where is_simulated = {simulated:Bool})
  and learnerId not in (select id from learner final where is_erased)
order by event.occurred_at desc, id
limit 1 by id
limit 30
