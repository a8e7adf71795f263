/*
question:
  en: In which courses, and of which months, did they finish?
  zh-CN: 哪些课、哪几个月选课的人学完了？
grain:
  en: one row per course, and one per month of enrolment
  zh-CN: 每门课一行，每个选课月份一行
window:
  en: all enrolments whose planned length has passed, or those of the chosen period, by the day of enrolment
  zh-CN: 所有已过计划学期的选课；选定时段时，按选课日期取其中的
cost: rows of enrolment or completion in learner_day of all days; active_days
numbers:
  completionBy:
    en: >-
      As the completion of all: enrolments completed within the planned length over all whose planned length has passed,
      apart for each course and for each month in which they enrolled.
    zh-CN: 与总完课率同样的算法：按期学完的选课除以计划学期已满的选课，按课程和按选课月份分开统计。
*/
select
  toBool(grouping(course_id) = 0) as isCourse,
  course_id as courseId,
  toString(toStartOfMonth(enrolled_on)) as monthOn,
  count() as enrolled,
  countIf(is_due) as due,
  countIf(is_due and is_in_time) as completedInTime,
  countIf(is_due and not is_started) as neverStarted,
  countIf(is_due and is_in_time and is_by_self) as bySelf
from planned_enrolment(
  everyCourse = {everyCourse:Bool},
  courses = {courses:Array(UUID)},
  lastCompleteDay = {lastCompleteDay:Date}
)
where learner_id in {audience} and enrolled_on between {from:Date} and {to:Date}
group by grouping sets ((course_id), (toStartOfMonth(enrolled_on)))
order by isCourse desc, monthOn, courseId
