-- Counts the units of the given days anew for everybody with news in them, zeros where a row has vanished. It comes
-- after learner_day, whose last acts it reads.
-- Grain: learner, local day, unit.
-- Cost: one pass over the events of the given days.
insert into learner_unit_day (
  local_day, learner_id, course_id, unit_id, is_opened, is_completed, last_at, is_followed, version
)
with
  toUUID('00000000-0000-0000-0000-000000000000') as nobody,
  alias as (select id, canonical_id from learner final where canonical_id != toUUID('00000000-0000-0000-0000-000000000000')),
  marked as (
    select distinct person_id as id from day_touched
    where noticed_at > {since:DateTime64(3, 'UTC')} and toUnixTimestamp(noticed_at) in {seconds:Array(UInt32)}
      and local_day in {days:Array(Date)}
  ),
  named as (select id from marked union distinct select canonical_id as id from alias where id in marked),
  redo as (select id from named union distinct select id from alias where canonical_id in named)
select
  unit.local_day, unit.learner_id, unit.course_id, unit.unit_id,
  unit.is_opened, unit.is_completed, unit.at, unit.at > toDateTime64(0, 3, 'UTC') and acts.at > unit.at, now64(6, 'UTC')
from (
  select local_day, learner_id, course_id, unit_id, max(opened) as is_opened, max(completed) as is_completed, max(at) as at
  from (
    select
      event.local_day as local_day,
      if(alias.canonical_id = nobody, event.subject_id, alias.canonical_id) as learner_id,
      event.course_id as course_id,
      event.unit_id as unit_id,
      event.name = 'learning.unit_opened' as opened,
      event.name = 'learning.unit_completed' as completed,
      event.occurred_at as at
    from event
    left join alias on event.subject_id = alias.id
    where event.local_day in {days:Array(Date)}
      and startsWith(event.name, 'learning.')
      and event.unit_id != nobody
      and event.subject_id in redo
    union all
    select local_day, learner_id, course_id, unit_id, false, false, toDateTime64(0, 3, 'UTC')
    from learner_unit_day
    where local_day in {days:Array(Date)} and learner_id in redo
  )
  group by local_day, learner_id, course_id, unit_id
) as unit
left join (
  -- Just counted. A day's last act is never earlier in a later version, so that the largest is the newest.
  select local_day, learner_id, course_id, max(last_act_at) as at
  from learner_day
  where local_day in {days:Array(Date)} and learner_id in redo and course_id != nobody
  group by local_day, learner_id, course_id
) as acts on acts.local_day = unit.local_day and acts.learner_id = unit.learner_id and acts.course_id = unit.course_id
