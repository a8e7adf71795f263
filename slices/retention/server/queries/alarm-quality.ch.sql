/*
question:
  en: Did more videos play badly than usual on the day?
  zh-CN: 那一天播放不顺畅的比平时多吗？
grain:
  en: one row per complete local day and course, and one for the whole school
  zh-CN: 每个完整的当地日、每门课程一行，全校另有一行
window:
  en: the last 20 weeks that are over everywhere on earth
  zh-CN: 已在全球各时区过完的最近 20 周
cost: sitting_part of 21 weeks
numbers:
  quality:
    en: >-
      Share of the day's sittings with a video that were bad, as the page on quality counts it: more than 2 % stalled,
      first frame after more than 4 s, failed, or given up after more than 4 s. Judged like wrong answers.
    zh-CN: >-
      当天的播放中不顺畅的比例，与质量页口径一致：卡顿超过 2%、首帧超过 4 秒、播放失败，或等待超过 4 秒后放弃；判断方法与答错比例相同。
*/
select
  day as on,
  arrayJoin([toUUID('00000000-0000-0000-0000-000000000000'), course_id]) as courseId,
  countIf(is_bad) as bad,
  count() as sittings
from sitting(
  first = {lastCompleteDay:Date} - {days:UInt16} + 1, last = {lastCompleteDay:Date}, simulated = {simulated:Bool}
) as sitting
group by on, courseId
order by courseId, on
-- Days are judged beside everything else: learners who are being answered, and reports, come first.
settings max_threads = 1
