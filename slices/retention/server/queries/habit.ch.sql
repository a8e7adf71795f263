/*
question:
  en: On how many days do they learn, and at the same hour?
  zh-CN: 一周学几天，是不是固定的时间？
grain:
  en: one row per number of active days, learners counted once
  zh-CN: 按学习天数每档一行，学员去重
window:
  en: learners with a learning act in the last 28 days that are over everywhere on earth; always 28, up to the end of the chosen period
  zh-CN: 最近 28 个在全球各时区都已过完的日子里有学习行为的学员；选定时段时，取截至时段末日的 28 天
cost: learner_day of 28 days; one array per learner
numbers:
  daysPerWeek:
    en: Days with a learning act in the 28 days, divided by four; learners who began within the 28 days count like the others.
    zh-CN: 28 天里有学习行为的天数除以四；在这 28 天里才开始的学员同样计入。
  sameHour:
    en: >-
      Of learners with four such days or more: the share of their days on which the last learning act fell within an hour
      of their usual time (the circular mean of these times). By chance alone it is about one in twelve.
    zh-CN: 在有四天以上学习行为的学员中，最后一次学习行为落在其惯常时间（这些时刻的环形平均）前后一小时之内的日子所占比例；纯属偶然时约为十二分之一。
*/
with
  days as (
    select learner_id, local_day, max(last_act_at) as at
    -- Without `final`: of a day, later versions of a row hold the same or more.
    from learner_day
    where course_id in {dayCourses:Array(UUID)}
      and is_active
      and local_day between {lastFull:Date} - 27 and {lastFull:Date}
      and learner_id in {audience}
    group by learner_id, local_day
  ),
  learners as (
    select
      learner_id,
      count() as day_count,
      groupArray(2 * pi() * (toUnixTimestamp(at) % 86400) / 86400) as angles,
      atan2(arraySum(angle -> sin(angle), angles), arraySum(angle -> cos(angle), angles)) as usual,
      arrayCount(angle -> cos(angle - usual) >= cos(2 * pi() / 24), angles) as at_usual
    from days
    group by learner_id
  )
select
  toUInt8(day_count) as days,
  count() as learners,
  sumIf(day_count, day_count >= 4) as timedDays,
  sumIf(at_usual, day_count >= 4) as usualDays
from learners
group by days
order by days
