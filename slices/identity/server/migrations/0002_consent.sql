-- What each person agreed to and took back, every change kept: the newest row of a purpose is what holds. Where there
-- is none the default of the purpose does (server/consents.ts). Purposes are named in the contract.
-- Writes: one per change, a handful in a person's life. Reads: with the session's person and before telemetry that a
-- purpose gates, by primary key.
create table consent (
  person_id  uuid        not null references person (id) on delete cascade,
  purpose    text        not null,
  id         bigint      generated always as identity,
  granted    boolean     not null,
  changed_at timestamptz not null,
  primary key (person_id, purpose, id)
);
