-- Days with news in the given seconds, how many people each concerns, and in which of the seconds.
-- Cost: reads only these arrivals.
select
  local_day as day,
  uniqExact(person_id) as people,
  groupUniqArray(toUnixTimestamp(noticed_at)) as seconds
from day_touched
where noticed_at > {since:DateTime64(3, 'UTC')} and toUnixTimestamp(noticed_at) in {seconds:Array(UInt32)}
group by local_day
order by local_day desc
