/*
question:
  en: How quickly do pages come and answer?
  zh-CN: 页面打开与响应得快不快？
grain:
  en: one row per page, local day, device and region, and one for all; a page life counts once
  zh-CN: 按页面、当地日期、设备、地区各一行，另有合计一行；每次打开页面计一次
window:
  en: the chosen days up to today
  zh-CN: 截至今天的所选天数
cost: page_life of the window; five rows per page life
numbers:
  pageLives:
    en: >-
      Pages opened by anybody, visitors and staff too, until they were first hidden. Pages belong to no course and
      tell no network, so these two filters do not touch them.
    zh-CN: 任何人打开的页面，访客和教职员也算，到第一次被切走为止。页面不属于某门课，也不报告网络，所以这两个筛选对它不起作用。
  lcp:
    en: Largest contentful paint, 75th percentile; good up to 2.5 s.
    zh-CN: 最大内容绘制（LCP），第 75 百分位；2.5 秒以内为好。
  inp:
    en: Interaction to next paint, 75th percentile of page lives that were touched; good up to 200 ms.
    zh-CN: 交互到下一次绘制（INP），取有过操作的页面的第 75 百分位；200 毫秒以内为好。
  cls:
    en: Cumulative layout shift, worst session window, 75th percentile; good up to 0.1.
    zh-CN: 累积布局偏移（CLS），取最差的会话窗口，第 75 百分位；0.1 以内为好。
  ttfb:
    en: Time to first byte, 75th percentile; good up to 800 ms.
    zh-CN: 首字节时间（TTFB），第 75 百分位；800 毫秒以内为好。
*/
select
  facet.1 as kind,
  facet.2 as value,
  count() as lives,
  quantileExactInclusive(0.75)(ttfb_ms) as ttfbMs,
  quantileExactInclusive(0.75)(lcp_ms) as lcpMs,
  quantileExactInclusive(0.75)(inp_ms) as inpMs,
  quantileExactInclusive(0.75)(page_life.cls) as cls
from page_life final
array join [
  ('all', ''), ('day', toString(local_day)), ('page', toString(page)), ('device', toString(device)), ('region', toString(region))
] as facet
where local_day between {today:Date} - {days:UInt16} + 1 and {today:Date}
  and simulated = {simulated:Bool}
  and (kind = 'device' or {device:String} = '' or device = {device:String})
  and (kind = 'region' or {region:String} = '' or region = {region:String})
group by kind, value
order by kind, lives desc, value
