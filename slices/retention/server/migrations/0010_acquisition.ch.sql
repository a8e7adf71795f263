-- Where learners came from: visits, the browsers they were made in, and the accounts that began there. Folded from
-- events as they arrive, in any order and any number of times, so everything here is derived from the table `event`.
-- Writes: one row per browser and day it visits on, one per account, one per browser and person in each block that
-- is shipped. Reads: the funnel, and whatever asks about the learners of a source.
create table if not exists visit (
  visitor_id   UUID comment 'random first-party id of the browser',
  visited_at   DateTime64(3, 'UTC'),
  id           UUID,
  local_day    Date,
  source       LowCardinality(String),
  medium       LowCardinality(String) comment 'empty: none',
  campaign     String comment 'empty: none',
  is_simulated Bool
) engine = ReplacingMergeTree order by (visitor_id, visited_at, id);

create materialized view if not exists visit_of_event to visit as
select
  visitor_id, occurred_at as visited_at, id, local_day,
  JSONExtractString(payload, 'source') as source,
  JSONExtractString(payload, 'medium') as medium,
  JSONExtractString(payload, 'campaign') as campaign,
  simulated as is_simulated
from event
where name = 'web.visit_began' and visitor_id != toUUID('00000000-0000-0000-0000-000000000000');

-- Who has done anything in which browser.
create table if not exists browser_person (
  visitor_id UUID,
  person_id  UUID
) engine = ReplacingMergeTree order by (visitor_id, person_id);

create materialized view if not exists browser_person_of_event to browser_person as
select distinct visitor_id, subject_id as person_id
from event
where visitor_id != toUUID('00000000-0000-0000-0000-000000000000')
  and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

-- When people got their accounts, and in which browser they were guests or signed up.
drop view if exists registration_of_event;
drop table if exists registration;
create table registration (
  person_id  UUID,
  signed_on  SimpleAggregateFunction(min, Date) comment 'local day of the first fact of the account',
  signed_at  SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
  visitor_id SimpleAggregateFunction(max, UUID) comment 'zero: not known'
) engine = AggregatingMergeTree order by person_id;

create materialized view registration_of_event to registration as
select subject_id as person_id, local_day as signed_on, occurred_at as signed_at, visitor_id
from event
where name = 'identity.person_registered' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

-- What is in the log already; folding it twice changes nothing.
insert into registration
select subject_id, local_day, occurred_at, visitor_id
from event
where name = 'identity.person_registered' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

insert into browser_person
select distinct visitor_id, subject_id
from event
where visitor_id != toUUID('00000000-0000-0000-0000-000000000000')
  and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

-- The first visit of each browser, whatever order they came in.
create or replace view first_visit as
select
  visit.visitor_id as visitor_id,
  min(visit.visited_at) as visited_at,
  argMin(visit.local_day, (visit.visited_at, visit.id)) as visited_on,
  argMin(toString(visit.source), (visit.visited_at, visit.id)) as source,
  argMin(toString(visit.medium), (visit.visited_at, visit.id)) as medium,
  argMin(visit.campaign, (visit.visited_at, visit.id)) as campaign,
  max(visit.is_simulated) as is_simulated,
  max(visit.local_day) as last_on
from visit
group by visitor_id;

-- Where each person with an account came from: the first visit of the browser they signed up in. A visit later than
-- the sign-up, by more than the minute that device clocks are trusted with, brought nobody. Where no visit is known
-- the source is `unknown`.
create or replace view acquisition as
select
  registration.person_id as learner_id,
  came.visitor_id != toUUID('00000000-0000-0000-0000-000000000000')
    and came.visited_at <= registration.signed_at + interval 1 minute as is_known,
  if(is_known, came.source, 'unknown') as source,
  if(is_known, came.medium, '') as medium,
  if(is_known, came.campaign, '') as campaign,
  if(is_known, came.visited_at, null) as visited_at
from registration final
left join (
  select visitor_id, visited_at, source, medium, campaign from first_visit
) as came on came.visitor_id = registration.visitor_id
