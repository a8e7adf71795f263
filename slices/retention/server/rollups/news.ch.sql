-- Arrivals that are not settled, by the second in which they were noticed: a second whose number grew has news.
-- Cost: the newest part of the arrivals.
select
  toUnixTimestamp(noticed_at) as second,
  count() as marks,
  countIf(merged_guest != toUUID('00000000-0000-0000-0000-000000000000')) as merges,
  max(noticed_at) as last_at
from day_touched
where noticed_at > {since:DateTime64(3, 'UTC')}
group by second
order by second
