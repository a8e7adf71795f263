/*
question:
  en: How long do they learn on a day?
  zh-CN: 一天学多久？
grain:
  en: one row per range of minutes, a learner's active day counted once
  zh-CN: 按时长每档一行，一位学员的一个学习日计一次
window:
  en: the last 28 days that are over everywhere on earth, or the chosen period, 92 days at most
  zh-CN: 最近 28 个在全球各时区都已过完的日子，或所选时段（最多 92 天）
cost: learner_day of 28 days
numbers:
  perDay:
    en: >-
      Learning time of a learner on a day with a learning act: page visible and media playing, or input within the last 60
      seconds; tabs and devices that overlap count once. The mean, and the middle day (half of the days are shorter).
    zh-CN: 学员在有学习行为的一天里的学习时长：页面可见且媒体在播放，或 60 秒内有操作；多个标签页或设备重叠的部分只算一次。给出平均值和中位数（一半的日子更短）。
*/
with
  days as (
    select learner_id, local_day, sum(learning_s) as learned_s
    from learner_day final
    where course_id in {dayCourses:Array(UUID)}
      and is_active
      and local_day between if({from:Date} = '1970-01-01', {lastFull:Date} - 27, greatest({from:Date}, {lastFull:Date} - 91)) and {lastFull:Date}
      and learner_id in {audience}
    group by learner_id, local_day
  )
select
  toUInt32(count()) as days,
  sum(learned_s) as learningS,
  if(days = 0, null, quantileExactInclusive(0.5)(learned_s)) as medianS,
  if(days = 0, null, quantileExactInclusive(0.9)(learned_s)) as longS,
  arrayMap(
    range -> arrayCount(one -> one >= range.1 and one < range.2, groupArray(learned_s)),
    [(0, 300), (300, 600), (600, 1200), (1200, 2400), (2400, 3600), (3600, 100000)]
  ) as ranges
from days
