-- Days with news since the last recount, newest first, how many people each concerns, and how many of the
-- arrivals are too young to be settled.
-- Cost: reads only what arrived since.
select local_day as day, uniqExact(person_id) as people, countIf(noticed_at > {settled:DateTime64(3, 'UTC')}) as unsettled
from day_touched
where noticed_at > {since:DateTime64(3, 'UTC')} and noticed_at <= {until:DateTime64(3, 'UTC')}
group by local_day
order by local_day desc
