-- People who are to be deleted, or are being deleted: a row lives from the request until a few minutes after nothing of
-- the person is left. No foreign key, because it outlives the person: what was begun is finished from it.
-- Writes: a handful per erasure. Reads: with the session's person; by a job every two seconds, a few rows.
create table erasure (
  person_id    uuid        primary key,
  -- The person, or the admin who did it for them.
  requested_by uuid        not null,
  requested_at timestamptz not null,
  -- Until then the person may change their mind.
  due_at       timestamptz not null,
  -- Guests who had merged into the person.
  alias_ids    uuid[]      not null default '{}',
  -- When the person's row went and the log was told.
  erased_at    timestamptz,
  -- When every slice and the file store had forgotten them.
  finished_at  timestamptz,
  check (finished_at is null or erased_at is not null)
);
create index erasure_due on erasure (due_at) where erased_at is null;
