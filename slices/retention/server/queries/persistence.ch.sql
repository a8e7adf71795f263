/*
question:
  en: Who goes on after repeated errors?
  zh-CN: 连续答错之后，谁还继续？
grain:
  en: one moment, the second wrong answer in a row of a learner to a question
  zh-CN: 一个时刻，即一位学员对同一道题连续第二次答错
window:
  en: moments of the last 28 days, or of the chosen period (92 days at most), whose 24 hours are over everywhere on earth
  zh-CN: 最近 28 天（或所选时段，最多 92 天）里、其后 24 小时已在全球各时区过完的时刻
cost: question_tried of 28 days, sorted by learner and question
numbers:
  wentOn:
    en: >-
      Of the moments at which a learner answered a question wrongly for the second time in a row, the share after which
      they answered this or any other question within 24 hours.
    zh-CN: 学员对同一道题连续第二次答错之后，24 小时内又回答了这道题或其他任何一道题的比例。
*/
with
  toUUID('00000000-0000-0000-0000-000000000000') as nobody,
  alias as (select id, canonical_id from learner final where canonical_id != nobody),
  tries as (
    select distinct
      if(alias.canonical_id is null, person_id, alias.canonical_id) as learner,
      step_id, local_day, tried_at, is_wrong
    from question_tried
    left join alias on alias.id = question_tried.person_id
    where local_day between if({from:Date} = '1970-01-01', {lastFull:Date} - 28, greatest({from:Date}, {lastFull:Date} - 92)) and {lastFull:Date}
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and learner in {audience}
  ),
  followed as (
    select
      learner, local_day, tried_at, is_wrong,
      -- Wrong answers in a row before this one, two are enough to know.
      any(is_wrong) over (partition by learner, step_id order by tried_at rows between 1 preceding and 1 preceding) as wrong_before,
      any(is_wrong) over (partition by learner, step_id order by tried_at rows between 2 preceding and 2 preceding) as wrong_earlier,
      min(tried_at) over (partition by learner order by tried_at rows between 1 following and 1 following) as next_at
    from tries
  )
select
  count() as moments,
  countIf(next_at > tried_at and next_at <= tried_at + interval 24 hour) as wentOn,
  uniqExact(learner) as learners
from followed
where is_wrong and wrong_before and not wrong_earlier and local_day < {lastFull:Date}
