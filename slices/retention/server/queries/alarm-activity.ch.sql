/*
question:
  en: Were there as many learners, and as much learning, as usual on the day?
  zh-CN: 那一天来学的人数、学习时长正常吗？
grain:
  en: one row per complete local day and course, and one for the whole school
  zh-CN: 每个完整的当地日、每门课程一行，全校另有一行
window:
  en: the last 20 weeks that are over everywhere on earth
  zh-CN: 已在全球各时区过完的最近 20 周
cost: learner_day of 20 weeks
numbers:
  learners:
    en: >-
      Daily learners, as Pulse counts them, against what the day would usually bring: the level of the last ten days
      times what its weekday has of a week, from eight weeks. An alarm begins where a day has a third fewer and such a
      day is rarer than one in twenty, in a course rarer still.
    zh-CN: >-
      脉搏口径的日活学员数，与这一天通常应有的人数相比：取最近十天的水平，乘以过去八周里该星期几的占比。少了三分之一以上，而且这样的日子二十天里不到一天（单门课程要求更严），就会预警。
  time:
    en: Learning time of the day, as Pulse counts it, judged in the same way.
    zh-CN: 脉搏口径的当日学习时长，判断方法相同。
*/
select
  local_day as on,
  course_id as courseId,
  countIf(is_active) as learners,
  sum(learning_s) as learningS
from learner_day final
where local_day between {lastCompleteDay:Date} - {days:UInt16} + 1 and {lastCompleteDay:Date}
  and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
group by on, courseId
having learners > 0 or learningS > 0
order by courseId, on
-- Days are judged beside everything else: learners who are being answered, and reports, come first.
settings max_threads = 1
