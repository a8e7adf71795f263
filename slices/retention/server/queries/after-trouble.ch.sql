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
cost: sitting_part of the window, the active days and completed units of its learners
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
  toUUID('00000000-0000-0000-0000-000000000000') as every_course,
  firsts as (
    select
      learner_id,
      day,
      toBool(max(is_bad)) as is_bad_day,
      argMin(unit_id, (not is_bad, began_at, playback_id)) as at_unit
    from sitting(first = {lastCompleteDay:Date} - 6 - {days:UInt16}, last = {lastCompleteDay:Date} - 7, simulated = {simulated:Bool}) as sitting
    where ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and {device:String} in ('', device)
      and {network:String} in ('', network)
      and {region:String} in ('', region)
    group by learner_id, day
    order by day
    limit 1 by learner_id
  ),
  active as (
    select learner_id, groupUniqArray(local_day) as days
    from learner_day final
    where course_id in {dayCourses:Array(UUID)}
      and is_active
      and local_day > {lastCompleteDay:Date} - 6 - {days:UInt16}
      and learner_id in (select learner_id from firsts)
    group by learner_id
  ),
  finished as (
    select learner_id, unit_id, min(local_day) as finished_on
    from learner_unit_day final
    where is_completed and (learner_id, unit_id) in (select learner_id, at_unit from firsts)
    group by learner_id, unit_id
  )
select
  is_bad_day as isBad,
  count() as learners,
  countIf(arrayExists(one -> one > day and one <= day + 7, active.days)) as again,
  countIf(finished_on is null or finished_on >= day) as atStake,
  countIf(finished_on between day and day + 7) as completed
from firsts
left join active on active.learner_id = firsts.learner_id
left join finished on finished.learner_id = firsts.learner_id and finished.unit_id = firsts.at_unit
group by isBad
order by isBad
