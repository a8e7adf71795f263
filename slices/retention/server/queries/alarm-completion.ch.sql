/*
question:
  en: Were as many units completed as usual on the day?
  zh-CN: 那一天完成的单元数正常吗？
grain:
  en: one row per complete local day and course, and one for the whole school
  zh-CN: 每个完整的当地日、每门课程一行，全校另有一行
window:
  en: the last 20 weeks that are over everywhere on earth
  zh-CN: 已在全球各时区过完的最近 20 周
cost: learner_unit_day of 20 weeks
numbers:
  completion:
    en: >-
      Units completed on the day, by learning or marked as done: one per learner and unit. Judged like daily learners.
    zh-CN: 当天完成的单元数，学完的和标记为已学的都算，每位学员每个单元计一次；判断方法与日活学员数相同。
*/
select
  local_day as on,
  arrayJoin([toUUID('00000000-0000-0000-0000-000000000000'), course_id]) as courseId,
  count() as completed
from learner_unit_day final
where is_completed
  and local_day between {lastCompleteDay:Date} - {days:UInt16} + 1 and {lastCompleteDay:Date}
  and learner_id in (select id from counted_learner where is_simulated = {simulated:Bool})
group by on, courseId
order by courseId, on
-- Days are judged beside everything else: learners who are being answered, and reports, come first.
settings max_threads = 1
