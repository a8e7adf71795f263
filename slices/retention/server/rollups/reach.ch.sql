-- How far recounts reach, how far arrivals go, and how many arrivals are not settled.
-- Cost: one row, and the newest part of the arrivals.
with (select max((reached_at, settled_at)) from roll_up final where name = 'learner_day') as reached
select
  reached.1 as reached_at,
  reached.2 as settled_at,
  max(noticed_at) as arrived_at,
  count() as waiting,
  countIf(merged_guest != toUUID('00000000-0000-0000-0000-000000000000')) as merges,
  now64(3, 'UTC') as asked_at
from day_touched
where noticed_at > reached.2
