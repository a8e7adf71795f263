-- The log: one append-only row per event; every part of the school reports here and reads from here.
-- Writes: by facts in their own transactions and by telemetry in batches, up to tens of thousands a second.
-- Reads: readers by (epoch, xid, id), one learner's history by (subject_id, occurred_at).
-- Partitioned by ranges of the UUIDv7 id, by month, so that a retry of an event can never land elsewhere;
-- the default partition takes ids of absurd clocks until a job makes room for their month.
create table event (
  id          uuid not null,
  name        text not null,
  version     smallint not null,
  actor_id    uuid,
  subject_id  uuid,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  zone        text not null,
  local_day   date not null,
  session_id  text,
  simulated   boolean not null,
  -- The cluster's life, see event_epoch; the default is moved when the log wakes up in another cluster.
  epoch       integer not null default 1,
  xid         xid8 not null default pg_current_xact_id(),
  context     jsonb not null default '{}',
  payload     jsonb not null,
  primary key (id)
) partition by range (id);

create table event_default partition of event default;
create index event_position on event (epoch, xid, id);
create index event_subject on event (subject_id, occurred_at);

-- One row per cluster that the log has lived in; transaction ids are comparable within one epoch only.
create table event_epoch (
  epoch             integer primary key,
  system_identifier bigint not null,
  began_at          timestamptz not null default now()
);
insert into event_epoch (epoch, system_identifier) select 1, system_identifier from pg_control_system();

-- Events that could not be taken, with the reason; a resent one has the same digest and stays one row.
create table event_quarantine (
  digest      bytea primary key,
  name        text,
  reason      text not null,
  detail      text not null,
  received_at timestamptz not null default now(),
  sample      text not null check (length(sample) <= 2000)
);
create index event_quarantine_received on event_quarantine (received_at);

-- Where each reader stands, and what stops it. Written once per page read.
create table reader (
  name       text primary key,
  epoch      integer not null default 0,
  xid        xid8 not null default '0',
  id         uuid not null default '00000000-0000-0000-0000-000000000000',
  moved_at   timestamptz,
  last_error text,
  failed_at  timestamptz
);

-- Events taken per minute, folded from the log by a reader of its own; kept for five weeks, for the operator's
-- panel and for the alarm, which compares an hour with the same hour of earlier weeks.
create table event_rate (
  minute     timestamptz primary key,
  count      integer not null,
  real_count integer not null,
  last_at    timestamptz not null
);
