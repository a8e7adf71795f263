/*
question:
  en: Who learned last?
  zh-CN: 刚刚谁在学？
grain:
  en: one row per learner, the last course with a learning act
  zh-CN: 每位学员一行，取最近一次有学习行为的课程
window:
  en: the 7 days up to today, or up to the end of the chosen period; eight learners
  zh-CN: 截至今天（或所选时段末日）的 7 天，八位学员
cost: learner_day of 9 days
numbers:
  latest:
    en: The learners with the latest learning acts, newest first.
    zh-CN: 最近有学习行为的学员，新的在前。
*/
select learner_id as learnerId, course_id as courseId, toUnixTimestamp64Milli(last_act_at) as atMs
from learner_day final
where course_id != toUUID('00000000-0000-0000-0000-000000000000')
  and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
  and is_active
  -- Where it is tomorrow already, learners are a day ahead of the school.
  and local_day between {last:Date} - 7 and least({to:Date}, {last:Date} + 1)
  and learner_id in {audience}
  and learner_id not in (select id from learner final where is_erased)
order by last_act_at desc
limit 1 by learner_id
limit 8
