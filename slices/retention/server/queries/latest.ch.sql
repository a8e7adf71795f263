/*
question:
  en: Who learned last?
  zh-CN: 刚刚谁在学？
grain:
  en: one row per learner, the last course with a learning act
  zh-CN: 每位学员一行，取最近一次有学习行为的课程
window:
  en: the last 7 days, eight learners
  zh-CN: 最近 7 天，八位学员
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
  and local_day >= {today:Date} - 7
  and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
  and learner_id not in (select id from learner final where is_erased)
order by last_act_at desc
limit 1 by learner_id
limit 8
