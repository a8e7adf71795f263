/*
question:
  en: Who carries a day with more wrong answers?
  zh-CN: 答错变多的那几天，错在哪里、是谁？
grain:
  en: one row per learner, course and question, and one for all
  zh-CN: 按学员、课程、题目各一行，另有合计一行
window:
  en: the days of the alarm
  zh-CN: 预警涉及的日子
cost: question_tried of the days
numbers:
  wrong:
    en: Wrong answers of the days and where they were given, of all answers there; beside them who gave the most.
    zh-CN: 这几天答错的次数及所在之处，占那里全部作答的多少；旁边是答错最多的学员。
*/
with
  toUUID('00000000-0000-0000-0000-000000000000') as nobody,
  alias as (select id, canonical_id from learner final where canonical_id != nobody),
  answers as (
    select
      if(alias.canonical_id is null, person_id, alias.canonical_id) as learner_id,
      course_id, step_id, tried_at, is_wrong
    from question_tried final
    left join alias on alias.id = question_tried.person_id
    where local_day between {first:Date} and {last:Date}
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
  )
select
  facet.1 as kind,
  facet.2 as value,
  countIf(is_wrong) as hit,
  count() as of,
  uniqExactIf(learner_id, is_wrong) as people,
  maxIf(toUnixTimestamp64Milli(tried_at), is_wrong) as lastAtMs
from answers
array join [
  ('all', ''), ('person', toString(learner_id)), ('course', toString(course_id)), ('step', toString(step_id))
] as facet
group by kind, value
having hit > 0
order by kind, hit desc, lastAtMs desc, value
limit 200 by kind
