-- The first visit of each browser, found by its time alone: a tuple is slow to compare, and no browser visits twice in
-- one moment.
create or replace view first_visit as
select
  visit.visitor_id as visitor_id,
  min(visit.visited_at) as visited_at,
  argMin(visit.local_day, visit.visited_at) as visited_on,
  argMin(visit.source, visit.visited_at) as source,
  argMin(visit.medium, visit.visited_at) as medium,
  argMin(visit.campaign, visit.visited_at) as campaign,
  max(visit.is_simulated) as is_simulated,
  max(visit.local_day) as last_on
from visit
group by visitor_id;

-- Where each person with an account came from, see 0010; the visits of strangers are not read.
create or replace view acquisition as
select
  registration.person_id as learner_id,
  came.visitor_id != toUUID('00000000-0000-0000-0000-000000000000')
    and came.visited_at <= registration.signed_at + interval 1 minute as is_known,
  if(is_known, toString(came.source), 'unknown') as source,
  if(is_known, toString(came.medium), '') as medium,
  if(is_known, came.campaign, '') as campaign,
  if(is_known, came.visited_at, null) as visited_at
from registration final
left join (
  select visitor_id, visited_at, source, medium, campaign
  from first_visit
  where visitor_id in (select visitor_id from registration)
) as came on came.visitor_id = registration.visitor_id
settings join_use_nulls = 0
