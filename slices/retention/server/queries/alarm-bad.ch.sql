/*
question:
  en: Who carries a day with more videos that played badly?
  zh-CN: 播放变差的那几天，差在哪里、是谁？
grain:
  en: one row per learner, course, unit, device, network and region, and one for all
  zh-CN: 按学员、课程、单元、设备、网络、地区各一行，另有合计一行
window:
  en: the days of the alarm
  zh-CN: 预警涉及的日子
cost: sitting_part of the days and 7 days before them; seven rows per sitting
numbers:
  badOnes:
    en: Bad sittings of the days and where they were, of all sittings there; beside them who had the most.
    zh-CN: 这几天不顺畅的播放次数及所在之处，占那里全部播放的多少；旁边是遇到最多的学员。
*/
select
  facet.1 as kind,
  facet.2 as value,
  countIf(is_bad) as hit,
  count() as of,
  uniqExactIf(learner_id, is_bad) as people,
  maxIf(toUnixTimestamp64Milli(began_at), is_bad) as lastAtMs
from sitting(first = {first:Date}, last = {last:Date}, simulated = {simulated:Bool}) as sitting
array join [
  ('all', ''), ('person', toString(learner_id)), ('course', toString(course_id)), ('unit', toString(unit_id)),
  ('device', device), ('network', network), ('region', region)
] as facet
where ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
group by kind, value
having hit > 0
order by kind, hit desc, lastAtMs desc, value
limit 200 by kind
