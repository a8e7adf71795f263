-- When people got their accounts, so that a report can begin with those who signed up in a time. A minimum: a fact
-- that arrives twice or out of order changes nothing.
-- Writes: one row per account. Reads: the funnel.
create table if not exists registration (
  person_id UUID,
  signed_on SimpleAggregateFunction(min, Date) comment 'local day of the first fact of the account'
) engine = AggregatingMergeTree order by person_id;

create materialized view if not exists registration_of_event to registration as
select subject_id as person_id, local_day as signed_on
from event
where name = 'identity.person_registered' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');

-- What is in the log already; folding it twice changes nothing.
insert into registration
select subject_id, local_day
from event
where name = 'identity.person_registered' and subject_id != toUUID('00000000-0000-0000-0000-000000000000');
