/*
question:
  en: How many learners are there?
  zh-CN: 一共有多少学员？
grain:
  en: two rows, real and simulated learners
  zh-CN: 两行：真实学员与模拟学员
window:
  en: now
  zh-CN: 当前
cost: the learner dimension, one row per person
numbers:
  learners:
    en: People with an account who are not staff; in a selection of courses, those with any activity or enrolment in them.
    zh-CN: 有账号且不是教职员的人；选定课程时，只计在这些课程里有过选课或活动的人。
*/
select countIf(not is_simulated) as real, countIf(is_simulated) as simulated
from counted_learner
where {everyCourse:Bool} or id in (select learner_id from learner_day where course_id in {courses:Array(UUID)})
