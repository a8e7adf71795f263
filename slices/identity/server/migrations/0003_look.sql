-- Who of the staff looked at whose record, why and when: one row per staff member, person, purpose and hour, so that a
-- page that refreshes itself writes one row. No foreign keys: an erased person's id is linkable to nothing, and that
-- somebody looked stays true when either is gone.
-- Writes: one statement per list of names that is given. Reads: a person's own by key, the admins' by id, newest first.
create table look (
  person_id uuid        not null,
  staff_id  uuid        not null,
  -- A purpose of the contract.
  purpose   text        not null,
  -- Beginning of the hour.
  hour      timestamptz not null,
  id        bigint      generated always as identity unique,
  -- Their first role beyond learner at the time.
  role      text        not null,
  count     integer     not null default 1,
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  primary key (person_id, staff_id, purpose, hour)
);
create index look_staff on look (staff_id, id);
create index look_age on look (hour);
