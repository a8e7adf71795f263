-- How many learners the demo began with, and on which day; how far all of them have lived. A demo of an earlier
-- kind knows none of it: it moves out and in anew.
alter table demo_state
  add column learners    integer     not null default 2000 check (learners > 0),
  -- Days since 1970, in UTC.
  add column began_on    integer,
  add column lived_until timestamptz;
update demo_state set stage = 'loading', progress = 0 where stage = 'loaded';

-- How far each simulated learner has lived: one row each. Writes: one per sitting. Reads: all of them once a minute.
create table demo_learner (
  index       integer     primary key,
  person_id   uuid        not null,
  -- All sittings that were over by then are lived.
  lived_until timestamptz not null,
  -- Set when they gave up, or finished all they came for.
  left_at     timestamptz
);
