/*
question:
  en: How long do they stay?
  zh-CN: 学员能留多久？
grain:
  en: one row per whole week from the first to the last learning act
  zh-CN: 按首次到最近一次学习行为之间的整周数，每周一行
window:
  en: all learners with a learning act, or those whose first fell into the chosen period; those still learning count up to now (Kaplan–Meier), finished courses as well
  zh-CN: 所有有过学习行为的学员，或首次学习行为在所选时段内的学员；仍在学的和已学完的计到目前为止（Kaplan–Meier 估计）
cost: learner_day of all active days; one row per learner
numbers:
  survival:
    en: >-
      Estimated share of learners who go on learning for longer than so many weeks after their first learning act, with
      its 95 % interval. Somebody has left with their last act if 28 complete days have passed since without another and
      no course was completed.
    zh-CN: 首次学习行为之后，继续学习超过这么多周的学员比例的估计值及其 95% 区间。最近一次学习行为之后 28 个完整日没有再学、且没有学完任何课程的，算作在那时离开。
*/
with
  finished as (
    -- Without `final`, here and below: of a day, later versions of a row hold the same or more.
    select distinct learner_id
    from learner_day
    where course_id != toUUID('00000000-0000-0000-0000-000000000000')
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and completed_by != ''
  ),
  learners as (
    select learner_id, min(local_day) as first_on, max(local_day) as last_on
    from learner_day
    where course_id in {dayCourses:Array(UUID)}
      and is_active
      and local_day <= {lastCompleteDay:Date}
      and learner_id in {audience}
    group by learner_id
    having first_on between {from:Date} and {to:Date}
  )
select
  toUInt16(intDiv(dateDiff('day', first_on, last_on), 7)) as week,
  count() as learners,
  countIf(last_on + 28 <= {lastCompleteDay:Date} and learner_id not in finished) as gone
from learners
group by week
order by week
