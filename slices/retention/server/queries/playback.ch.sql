/*
question:
  en: How well do videos play?
  zh-CN: 视频播放得好不好？
grain:
  en: one row per local day, device, network and region, and one for all; a sitting with a video counts on the day it began
  zh-CN: 按学员当地日期、设备、网络、地区各一行，另有合计一行；一次播放计入它开始的那一天
window:
  en: the chosen days up to today; a day counts as over once it is over everywhere on earth
  zh-CN: 截至今天的所选天数；某一天要等全球各时区都过完，才算完整
cost: sitting_part of the window and 7 days before it; five rows per day, device, network and region
numbers:
  sittings:
    en: >-
      Sittings with a video by learners with an account, from the wish to play until it was left (CMCD session).
      Staff are left out, and so is who switched quality figures off.
    zh-CN: 有账号的学员每次看视频算一次播放，从点开到离开（CMCD 会话）。教职员不计，关闭了播放质量记录的人也不计。
  startup:
    en: >-
      Time from the wish to play to the first frame (CTA-2066 video start-up time): the middle sitting, and the one
      that 95 in 100 were quicker than. Only sittings that showed a frame.
    zh-CN: 从点开到出现第一帧的时间（CTA-2066 启动时间）：取中位数，以及 95% 的播放都不超过的值；只计出现了画面的播放。
  rebufferRatio:
    en: >-
      Time stalled over time stalled and played (CTA-2066 rebuffering ratio), all sittings together. Seeking is no
      stall. Only sittings that told their end, because the sums come with it.
    zh-CN: 卡顿时长除以卡顿与播放的总时长（CTA-2066 卡顿率），所有播放合并计算；拖动进度不算卡顿。合计数随结束一起上报，所以只计报告了结束的播放。
  stallsPerHour:
    en: Stalls after the first frame, per hour of playing (CTA-2066 rebuffering frequency).
    zh-CN: 出现画面之后，平均每播放一小时卡顿几次（CTA-2066 卡顿频率）。
  bitrate:
    en: Mean encoded bitrate, weighted by playing time (CTA-2066 average media bitrate).
    zh-CN: 按播放时长加权的平均码率（CTA-2066 平均媒体码率）。
  switchesPerHour:
    en: Changes of rung or form, automatic or by hand, per hour of playing.
    zh-CN: 平均每播放一小时切换几次清晰度或形式，自动与手动都算。
  failureRate:
    en: Share of sittings with a failure after which playing could not go on (CTA-2066 playback failures).
    zh-CN: 出现播放无法继续的错误的播放所占比例（CTA-2066 播放失败）。
  exitRate:
    en: Share of sittings that were given up before the first frame (CTA-2066 exits before video start).
    zh-CN: 还没出现画面就离开的播放所占比例（CTA-2066 启动前退出）。
  bad:
    en: >-
      Share of bad sittings: more than 2 % of it stalled, the first frame took more than 4 s, it failed, or it was
      given up after waiting more than 4 s.
    zh-CN: 不顺畅的播放所占比例：卡顿超过 2%、首帧超过 4 秒、播放失败，或等待超过 4 秒后放弃，满足其一即是。
*/
with
  -- Few, however many sittings there are.
  alike as (
    select
      day, device, network, region,
      count() as n,
      countIf(is_started) as started_n,
      countIf(not is_ended) as untold_n,
      quantilesExactInclusiveIfState(0.5, 0.95)(startup_ms, is_started) as startups,
      sum(played_s) as played,
      sum(stalled_ms) as stalled,
      sum(stall_count) as stall_n,
      sum(switch_count) as switch_n,
      sumIf(mean_bitrate_bps * played_s, mean_bitrate_bps > 0) as played_bits,
      sumIf(played_s, mean_bitrate_bps > 0) as played_known,
      countIf(is_failed) as failed_n,
      countIf(is_given_up) as given_up_n,
      countIf(is_bad) as bad_n
    from sitting(first = {today:Date} - {days:UInt16} + 1, last = {today:Date}, simulated = {simulated:Bool}) as sitting
    where ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
    group by day, device, network, region
  )
select
  facet.1 as kind,
  facet.2 as value,
  sum(n) as sittings,
  sum(started_n) as started,
  sum(untold_n) as untold,
  quantilesExactInclusiveIfMerge(0.5, 0.95)(startups)[1] as startupP50Ms,
  quantilesExactInclusiveIfMerge(0.5, 0.95)(startups)[2] as startupP95Ms,
  sum(played) as playedS,
  sum(stalled) / 1000 as stalledS,
  sum(stall_n) as stalls,
  sum(switch_n) as switches,
  sum(played_bits) as playedBits,
  sum(played_known) as bitratePlayedS,
  sum(failed_n) as failed,
  sum(given_up_n) as givenUp,
  sum(bad_n) as bad
from alike
array join [
  ('all', ''), ('day', toString(day)), ('device', device), ('network', network), ('region', region)
] as facet
-- The rows of a dimension keep what its own filter leaves out, to be compared and chosen.
where (kind = 'device' or {device:String} = '' or device = {device:String})
  and (kind = 'network' or {network:String} = '' or network = {network:String})
  and (kind = 'region' or {region:String} = '' or region = {region:String})
group by kind, value
order by kind, value
