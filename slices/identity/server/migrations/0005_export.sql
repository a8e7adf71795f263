-- Copies of their own data that people asked for: made in the background into storage below `exports/<person>/`, there
-- for a week. No foreign key: a row outlives its person until the file is gone too.
-- Writes: one per request, one every two seconds while it is made. Reads: the person's page while it is made.
create table export_job (
  id           uuid        primary key,
  person_id    uuid        not null,
  state        text        not null check (state in ('waiting', 'running', 'done', 'failed')),
  progress     real        not null default 0 check (progress between 0 and 1),
  -- How often it was begun; who dies over it leaves it to the next, but not for ever.
  attempts     integer     not null default 0,
  -- Until then it belongs to whoever makes it.
  leased_until timestamptz,
  size_bytes   bigint,
  requested_at timestamptz not null,
  -- From then on the copy is deleted.
  expires_at   timestamptz not null
);
create unique index export_job_open on export_job (person_id) where state in ('waiting', 'running');
create index export_job_person on export_job (person_id, requested_at desc);
create index export_job_expiry on export_job (expires_at);
