/*
question:
  en: How many learners learn, day by day, and how long?
  zh-CN: 每天有多少人在学，学了多久？
grain:
  en: one row per local day of the learner
  zh-CN: 按学员当地日期，每天一行
window:
  en: the last 60 days up to today, or the chosen period, 92 days at most; a day counts as over once it is over everywhere on earth
  zh-CN: 截至今天的 60 天，或所选时段（最多 92 天）；某一天要等全球各时区都过完，才算完整
cost: active_days, one bit mask per learner; learner_day of 60 days
numbers:
  dau:
    en: >-
      Distinct learners with a learning act on the day: 10 seconds of media played (replays count), a step
      completed other than by “mark as done”, or a question answered. Staff and guests without an account are
      left out; a guest's acts count once the guest signs up or signs in.
    zh-CN: >-
      当天有学习行为的学员数：播放媒体满 10 秒（重看也算）、完成一个步骤（“标记为已学”不算），或回答一道题。
      教职员和没有账号的访客不计；访客注册或登录后，之前的学习行为会补计。
  wau:
    en: Distinct learners with a learning act in the 7 local days that end with this day.
    zh-CN: 截至当天的 7 个当地日内，有学习行为的学员数（去重）。
  mau:
    en: Distinct learners with a learning act in the 28 local days that end with this day.
    zh-CN: 截至当天的 28 个当地日内，有学习行为的学员数（去重）。
  learningTime:
    en: >-
      Time with the page visible and media playing, or input within the last 60 seconds. Stretches that overlap
      in several tabs or on several devices count once.
    zh-CN: 页面可见且媒体在播放，或 60 秒内有操作的时间；多个标签页或多台设备同时打开的，重叠部分只算一次。
  stickiness:
    en: >-
      Mean daily learners of the last 28 complete days over the distinct learners of these 28 days: on what
      share of days a monthly learner learns.
    zh-CN: 最近 28 个完整日的日均学员数，除以这 28 天的去重学员数：一位月活学员平均有多大比例的日子在学。
*/
with
  -- Bit n of a learner's mask: active on the n-th day of the window and the 28 before it.
  masks as (
    select
      bitAnd(days, bitShiftLeft(toUInt128(1), {days:UInt16} + 28) - 1) as day,
      bitOr(day, bitShiftLeft(day, 1)) as days2,
      bitOr(days2, bitShiftLeft(days2, 2)) as days4,
      bitOr(days4, bitShiftLeft(days4, 3)) as week,
      bitOr(days4, bitShiftLeft(days4, 4)) as days8,
      bitOr(days8, bitShiftLeft(days8, 8)) as days16,
      bitOr(days16, bitShiftLeft(days16, 12)) as month
    from active_since(first = {last:Date} - {days:UInt16} - 27, courses = {dayCourses:Array(UUID)})
    where day != 0 and learner_id in {audience}
  ),
  -- One array each, of the days of the window; empty where nobody was active, and then every day reads as 0.
  sums as (
    select
      sumForEach(arrayMap(n -> toUInt8(bitAnd(bitShiftRight(day, n), 1)), range(28, {days:UInt16} + 28))) as daily,
      sumForEach(arrayMap(n -> toUInt8(bitAnd(bitShiftRight(week, n), 1)), range(28, {days:UInt16} + 28))) as weekly,
      sumForEach(arrayMap(n -> toUInt8(bitAnd(bitShiftRight(month, n), 1)), range(28, {days:UInt16} + 28))) as monthly
    from masks
  ),
  times as (
    select local_day, sum(learning_s) as learning_s
    from learner_day final
    where course_id in {dayCourses:Array(UUID)}
      and local_day between {last:Date} - {days:UInt16} + 1 and {last:Date}
      and learner_id in {audience}
    group by local_day
  )
select
  {last:Date} - {days:UInt16} + toInt32(days.n) as on,
  sums.daily[days.n] as dau, sums.weekly[days.n] as wau, sums.monthly[days.n] as mau,
  ifNull(times.learning_s, 0) as learningS
from (select number + 1 as n from numbers({days:UInt16})) as days
cross join sums
left join times on times.local_day = {last:Date} - {days:UInt16} + toInt32(days.n)
order by on
