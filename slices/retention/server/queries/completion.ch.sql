/*
question:
  en: Of those whose time is up, how many finished?
  zh-CN: 计划学期已满的学员里，有多少人学完了？
grain:
  en: one enrolment, a learner in a course
  zh-CN: 一次选课，即一位学员的一门课
window:
  en: all enrolments whose planned length has passed, or those of the chosen period, by the day of enrolment
  zh-CN: 所有已过计划学期的选课；选定时段时，按选课日期取其中的
cost: learner_day of all days, rows of enrolment or completion; active_days
numbers:
  completion:
    en: >-
      Enrolled learners who completed the course within its planned length (counted from the day of enrolment)
      over all who enrolled, for enrolments whose planned length has passed.
    zh-CN: 从选课当天算起，在课程计划学期内学完的人数，除以全部选课人数；只统计计划学期已过的选课。
  neverStarted:
    en: Share of these enrolments without a single learning act in the course.
    zh-CN: 上述选课中，在这门课里一次学习行为都没有的比例。
  bySelf:
    en: Share of these completions in which at least one unit was only “marked as done”.
    zh-CN: 上述学完的选课中，至少有一个单元只是“标记为已学”的比例。
*/
select
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
