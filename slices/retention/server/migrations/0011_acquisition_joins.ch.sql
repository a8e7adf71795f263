-- The same answer from `acquisition` however whoever asks has unmatched rows of a join look (`join_use_nulls`).
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
settings join_use_nulls = 0
