/*
question:
  en: How far do those who come get, where do they stop, and what brought those who stay?
  zh-CN: 来访的人走了多远，停在哪一步，留下来的人是从哪里来的？
grain:
  en: one row per step of the way, source and campaign; learners counted once, visitors once per browser
  zh-CN: 每一步、每个来源和活动各一行；学员去重，访客按浏览器去重
window:
  en: >-
    learners who signed up, and visitors who first came, in the chosen time; whoever came to a step has passed those
    before it, in whatever order
  zh-CN: 在所选时段内注册的学员和首次来访的访客；到了某一步，就算走过了前面各步，不论先后
cost: >-
  the visits and accounts of all days, the active days and completions of learner_day of all days, the completed units
  of learner_unit; one row per learner and visitor
numbers:
  visited:
    en: >-
      Everybody who signed up, and browsers in which a page was opened and which no account has used so far. A visit is
      the first page of a local day that a browser opens where nobody is signed in; visitors are counted by a random id
      that the browser keeps, and have no names. A visit belongs to the school, so of a course, a cohort or a device there are none.
    zh-CN: >-
      所有注册的人，加上打开过页面、但至今没有账号用过的浏览器。一次访问，是浏览器在未登录时当地一天里打开的第一个页面；访客只按浏览器保存的随机编号计数，没有名字。访问属于整个学校，选定课程、同期学员或设备时不计。
  source:
    en: >-
      What brought the first visit of the browser in which a learner signed up: the tag utm_source of the link, else the
      host of the page that linked here, else “direct”. Not known where there was no visit before the sign-up: learners
      of before visits were counted, invitations, browsers that keep nothing. The campaign is the tag utm_campaign.
    zh-CN: >-
      学员注册所用的浏览器首次来访时，是什么带来的：链接里的 utm_source，没有则取来源页面的域名，再没有则为“直接访问”。注册之前没有访问记录的为“未知”：开始记录访问之前的学员、受邀注册的人、不保存数据的浏览器。活动取自链接里的 utm_campaign。
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
  stayed:
    en: >-
      Still there after four weeks: of learners whose first learning act lies 42 complete days back or more, the share
      who did another 28 days or more after it.
    zh-CN: 四周之后还在学：首次学习行为距今至少 42 个完整日的学员中，在其后满 28 天之后仍有学习行为的比例。
  stopped:
    en: >-
      Came no further than this step, and 14 complete days or more have passed since the sign-up and since the last
      learning act; of visitors, since the last visit. The others are under way.
    zh-CN: 停在这一步，且注册和最近一次学习行为都已过去至少 14 个完整日（访客看最近一次访问）；其余的仍在路上。
*/
with
  toUUID('00000000-0000-0000-0000-000000000000') as every_course,
  people as (
    select person_id as learner_id, signed_on
    from registration final
    where ({days:UInt16} = 0 or signed_on > {lastCompleteDay:Date} - {days:UInt16})
      and signed_on between {from:Date} and {to:Date}
      and person_id in {audience}
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
      acquisition.source as source,
      acquisition.campaign as campaign,
      toUnixTimestamp64Milli(acts.last_at) as last_ms,
      multiIf(
        people.learner_id in finished, 5,
        ifNull(done.is_half, false), 4,
        ifNull(acts.last_on >= acts.first_on + 7, false), 3,
        done.learner_id is not null, 2,
        1
      ) as furthest,
      furthest < 5 and greatest(people.signed_on, ifNull(acts.last_on, people.signed_on)) + 14 <= {lastCompleteDay:Date} as is_stopped,
      ifNull(acts.first_on + 42 <= {lastCompleteDay:Date}, false) as is_due,
      is_due and acts.last_on >= acts.first_on + 28 as is_there
    from people
    left join acquisition on acquisition.learner_id = people.learner_id
    left join acts on acts.learner_id = people.learner_id
    left join done on done.learner_id = people.learner_id
  ),
  visitors as (
    select source, campaign, last_on + 14 <= {lastCompleteDay:Date} as is_stopped
    from first_visit
    where {withVisits:Bool}
      and is_simulated = {simulated:Bool}
      and ({days:UInt16} = 0 or visited_on > {lastCompleteDay:Date} - {days:UInt16})
      and visited_on between {from:Date} and {to:Date}
      and ({source:String} = '' or source = {source:String})
      and ({campaign:String} = '' or campaign = {campaign:String})
      and visitor_id not in (
        select visitor_id
        from browser_person
        where person_id in (select id from learner final where is_registered or canonical_id != every_course)
      )
  )
select
  toUInt8(furthest) as place,
  source,
  campaign,
  count() as learners,
  countIf(is_stopped) as stopped,
  countIf(is_due) as due,
  countIf(is_there) as stayed,
  -- The latest first; who never did anything comes last.
  groupArraySortedIf(50)((-ifNull(last_ms, 0), learner), is_stopped) as latest
from placed
group by place, source, campaign
union all
select 0, source, campaign, count(), countIf(is_stopped), 0, 0, []
from visitors
group by source, campaign
