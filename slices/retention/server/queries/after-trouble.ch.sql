/*
question:
  en: What did learners do after a bad sitting, and after a good one?
  zh-CN: 播放不顺之后，学员怎么样了？播放顺畅的呢？
grain:
  en: one row for learners whose first day with a video was bad, one for those whose first was good; each learner once
  zh-CN: 第一个看视频的日子不顺畅的学员一行，顺畅的一行；每位学员只计一次
window:
  en: as many days as chosen, up to the last whose 7 following days are over everywhere
  zh-CN: 与所选天数等长的一段，截至其后 7 天在全球都已过完的最后一天
cost: sitting_part of the window, active_days, the completed units of learner_unit
numbers:
  activeAgain:
    en: >-
      Of learners by their first day with a video in the period, the share with a learning act on one of the 7 days
      after it: apart for days with a bad sitting (more than 2 % stalled, first frame after more than 4 s, failed,
      or given up after more than 4 s) and days without. Simulated and real learners are never mixed.
    zh-CN: >-
      以每位学员在所选时段里第一个看视频的日子为准，其后 7 天内又有学习行为的比例；当天有不顺畅播放（卡顿超过 2%、
      首帧超过 4 秒、播放失败，或等待超过 4 秒后放弃）与没有的分开算。模拟学员与真实学员从不混在一起。
  unitCompleted:
    en: >-
      The share of these learners who completed the unit of that sitting on its day or within 7 days after it; who
      had completed it before is left out.
    zh-CN: 上述学员中，在当天或其后 7 天内学完该单元的比例；此前已经学完的不计。
  afterDifference:
    en: >-
      The difference of the two shares with its 95 % interval (Newcombe, from Wilson's). It compares, it does not
      prove a cause: whose video stutters may differ in device, network or hour as well.
    zh-CN: 两个比例之差及其 95% 区间（Newcombe 法，基于 Wilson 区间）。这只是比较，不能证明因果：视频卡顿的人，在设备、网络、时段上也可能不同。
*/
with
  -- The first day of each learner, the bad sittings of it before the good ones, and these by time: one number to
  -- compare, day × 2^32 + good × 2^30 + milliseconds since two days before the day, because tuples are slow.
  firsts as (
    select
      learner_id,
      min(rank) as first_rank,
      argMin(unit_id, rank) as unit_of_first,
      toDate(bitShiftRight(first_rank, 32)) as first_day,
      bitTest(first_rank, 30) = 0 as is_bad_first
    from (
      select
        learner_id,
        unit_id,
        bitShiftLeft(toUInt64(toUInt16(day)), 32) + if(is_bad, 0, bitShiftLeft(toUInt64(1), 30))
          + toUInt64(greatest(0, toUnixTimestamp64Milli(began_at) - (toInt64(toUInt16(day)) - 2) * 86400000)) as rank
      from sitting(first = {lastCompleteDay:Date} - 6 - {days:UInt16}, last = {lastCompleteDay:Date} - 7, simulated = {simulated:Bool}) as sitting
      where ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
        and ({device:String} = '' or device = {device:String})
        and ({network:String} = '' or network = {network:String})
        and ({region:String} = '' or region = {region:String})
    )
    group by learner_id
  ),
  -- Bits of the 7 days after the first; a block holds them all.
  active as (
    select learner_id, block, groupBitOr(active_days.days) as days
    from active_days
    where course_id in {dayCourses:Array(UUID)}
    group by learner_id, block
  ),
  seen as (
    select
      firsts.learner_id as learner_id,
      unit_of_first,
      is_bad_first,
      first_day,
      bitAnd(bitShiftRight(ifNull(active.days, 0), toUInt16(first_day) % 242 + 1), 127) != 0 as is_back
    from firsts
    left join active on active.learner_id = firsts.learner_id and active.block = toUInt16(intDiv(toUInt16(first_day), 242))
  ),
  -- The join keeps the few of the right in memory, and lets the many pass.
  followed as (
    select
      seen.learner_id as id,
      any(is_bad_first) as is_bad,
      any(first_day) as first_on,
      any(is_back) as is_again,
      min(finished.finished_on) as completed_on
    from (
      select learner_id, unit_id, completed_on as finished_on
      from learner_unit final
      where completed_on is not null and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
    ) as finished
    right join seen on finished.learner_id = seen.learner_id and finished.unit_id = seen.unit_of_first
    group by id
  )
select
  toBool(is_bad) as isBad,
  count() as learners,
  countIf(is_again) as again,
  countIf(completed_on is null or completed_on >= first_on) as atStake,
  countIf(completed_on between first_on and first_on + 7) as completed
from followed
group by isBad
order by isBad
