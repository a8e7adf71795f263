-- Months of the log that left the database: which Parquet files in storage hold their rows.
-- Writes: some rows a month, in the transaction that drops the month. Reads: by a reader that starts or was put
-- back, by the operator's panel.
-- Positions of the first and the last row of a part tell which parts a reader still has to read.
create table event_archive (
  key         text primary key,
  month       date not null check (extract(day from month) = 1),
  -- Counted from 1 within a month, for real and for simulated people apart: a demo that goes takes its parts along.
  part        integer not null check (part > 0),
  simulated   boolean not null,
  row_count   integer not null check (row_count > 0),
  size_bytes  bigint not null check (size_bytes > 0),
  first_epoch integer not null,
  first_xid   xid8 not null,
  first_id    uuid not null,
  last_epoch  integer not null,
  last_xid    xid8 not null,
  last_id     uuid not null,
  -- When the log took the first of the rows: how far behind a reader is that has not read them.
  received_at timestamptz not null,
  archived_at timestamptz not null default now(),
  unique (month, simulated, part)
);

-- Places in storage whose files belong to no part, or not yet: an attempt enters its own before its first file
-- and takes it out in the transaction that makes its parts count. What a later run finds here, it deletes.
create table event_archive_stray (
  prefix   text primary key,
  begun_at timestamptz not null default now()
);

-- How often a reader was put back: within one number its position only grows.
alter table reader add column rebuilds integer not null default 0;
