-- Marks the days counted for guests who were merged since, because they belong to the account now.
-- Cost: one pass over learner_unit_day; runs only when somebody merged.
insert into day_touched (noticed_at, local_day, person_id, merged_guest)
select distinct now64(3, 'UTC'), local_day, learner_id, toUUID('00000000-0000-0000-0000-000000000000')
from learner_unit_day final
where last_at > toDateTime64(0, 3, 'UTC')
  and learner_id in (
    select merged_guest from day_touched
    where noticed_at > {since:DateTime64(3, 'UTC')} and toUnixTimestamp(noticed_at) in {seconds:Array(UInt32)}
      and merged_guest != toUUID('00000000-0000-0000-0000-000000000000')
  )
