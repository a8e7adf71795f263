-- What brought a person, for themselves: the first visit of the browser in which they signed up, or are a guest.
-- Grain: one person; no row where no visit is known.
-- Cost: the first visits of all browsers, and who used them.
select source, medium, campaign, toUnixTimestamp64Milli(visited_at) as atMs
from acquisition
where learner_id = {person:UUID} and is_known
union all
select source, medium, campaign, toUnixTimestamp64Milli(visited_at) as atMs
from first_visit
where visitor_id in (select visitor_id from browser_person where person_id = {person:UUID})
  and {person:UUID} not in (select person_id from registration)
