-- How far recounts reach, and how far arrivals go.
-- Cost: one row, and the newest part of the arrivals.
with (select max((reached_at, settled_at)) from roll_up final where name = 'learner_day') as reached
select
  reached.1 as reached_at,
  reached.2 as settled_at,
  max(noticed_at) as arrived_at,
  now64(3, 'UTC') as asked_at
from day_touched
where noticed_at > reached.2
