/*
question:
  en: Were more answers wrong than usual on the day?
  zh-CN: 那一天答错的比平时多吗？
grain:
  en: one row per complete local day and course, and one for the whole school
  zh-CN: 每个完整的当地日、每门课程一行，全校另有一行
window:
  en: the last 20 weeks that are over everywhere on earth
  zh-CN: 已在全球各时区过完的最近 20 周
cost: question_tried of 20 weeks
numbers:
  errors:
    en: >-
      Share of the day's answers that were wrong, tries after the first too; open answers are never wrong. An alarm
      begins where it is half as much again as usual, from twenty answers on, and rarer than one day in twenty.
    zh-CN: >-
      当天的作答中答错的比例，重复作答也算，开放题不计错。比平时高出一半以上，当天至少有二十次作答，而且这样的日子二十天里不到一天，就会预警。
*/
with
  toUUID('00000000-0000-0000-0000-000000000000') as nobody,
  alias as (select id, canonical_id from learner final where canonical_id != nobody)
select
  local_day as on,
  arrayJoin([nobody, course_id]) as courseId,
  countIf(is_wrong) as wrong,
  count() as answers
from question_tried final
left join alias on alias.id = question_tried.person_id
where local_day between {lastCompleteDay:Date} - {days:UInt16} + 1 and {lastCompleteDay:Date}
  and if(alias.canonical_id is null, person_id, alias.canonical_id)
    in (select id from counted_learner where is_simulated = {simulated:Bool})
group by on, courseId
order by courseId, on
-- Days are judged beside everything else: learners who are being answered, and reports, come first.
settings max_threads = 1
