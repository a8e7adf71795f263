/*
question:
  en: How far do those who sign up come, and where do they stop?
  zh-CN: 注册的人走了多远，停在哪一步？
grain:
  en: one row per step of the way, learners counted once
  zh-CN: 每一步一行，学员去重
window:
  en: learners who signed up in the chosen time; whoever came to a step has passed those before it, in whatever order
  zh-CN: 在所选时段内注册的学员；到了某一步，就算走过了前面各步，不论先后
cost: the active days and completions of learner_day of all days, the completed units of learner_unit; one row per learner
numbers:
  signedUp:
    en: >-
      Learners with an account; of a course, those with an enrolment or any activity in it. Guests learn first and sign
      up later, so the first unit counts whenever it was.
    zh-CN: 有账号的学员；选定课程时，只计在这门课里有过选课或活动的人。访客可以先学后注册，所以第一个单元不论何时学完都算。
  firstUnit:
    en: Completed at least one unit.
    zh-CN: 至少学完一个单元。
  firstWeek:
    en: Did a learning act seven days or more after the first one.
    zh-CN: 首次学习行为满七天之后，仍有学习行为。
  middle:
    en: Completed at least half of the units of a course, as it is now.
    zh-CN: 学完了一门课（按现在的版本）至少一半的单元。
  finish:
    en: Completed a course.
    zh-CN: 学完了一门课。
  stopped:
    en: >-
      Came no further than this step, and 14 complete days or more have passed since the sign-up and since the last
      learning act. The others are under way.
    zh-CN: 停在这一步，且注册和最近一次学习行为都已过去至少 14 个完整日；其余的仍在路上。
*/
with
  toUUID('00000000-0000-0000-0000-000000000000') as every_course,
  people as (
    select person_id as learner_id, signed_on
    from registration final
    where ({days:UInt16} = 0 or signed_on > {lastCompleteDay:Date} - {days:UInt16})
      and person_id in (select id from counted_learner where is_simulated = {simulated:Bool})
      and ({everyCourse:Bool} or person_id in (select learner_id from learner_day where course_id in {courses:Array(UUID)}))
  ),
  acts as (
    -- Without `final`: of a day, later versions of a row hold the same or more.
    select learner_id, min(local_day) as first_on, max(local_day) as last_on, max(last_act_at) as last_at
    from learner_day
    where course_id in {dayCourses:Array(UUID)} and is_active and learner_id in (select learner_id from people)
    group by learner_id
  ),
  done as (
    -- A course that is there no more has no half.
    select learner_id, max(place > 0 and 2 * units >= {unitCounts:Array(UInt32)}[place]) as is_half
    from (
      select learner_id, course_id, uniqExact(unit_id) as units, indexOf({courseIds:Array(UUID)}, course_id) as place
      from learner_unit
      where completed_on is not null
        and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
        and learner_id in (select learner_id from people)
      group by learner_id, course_id
    )
    group by learner_id
  ),
  finished as (
    select distinct learner_id
    from learner_day
    where course_id != every_course
      and ({everyCourse:Bool} or course_id in {courses:Array(UUID)})
      and completed_by != ''
  ),
  placed as (
    select
      people.learner_id as learner,
      toUnixTimestamp64Milli(acts.last_at) as last_ms,
      multiIf(
        people.learner_id in finished, 5,
        ifNull(done.is_half, false), 4,
        ifNull(acts.last_on >= acts.first_on + 7, false), 3,
        done.learner_id is not null, 2,
        1
      ) as furthest,
      furthest < 5 and greatest(people.signed_on, ifNull(acts.last_on, people.signed_on)) + 14 <= {lastCompleteDay:Date} as is_stopped
    from people
    left join acts on acts.learner_id = people.learner_id
    left join done on done.learner_id = people.learner_id
  )
select
  toUInt8(furthest) as place,
  count() as learners,
  countIf(is_stopped) as stopped,
  -- The latest first; who never did anything comes last.
  groupArraySortedIf(50)((-ifNull(last_ms, 0), learner), is_stopped) as latest
from placed
group by place
order by place
