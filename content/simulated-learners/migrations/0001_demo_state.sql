-- How far the demo is: one row. Writes: some a second while it loads. Reads: once at each start.
create table demo_state (
  id         boolean     primary key default true check (id),
  stage      text        not null check (stage in ('loading', 'loaded', 'cleared')),
  progress   real        not null default 0 check (progress between 0 and 1),
  updated_at timestamptz not null default now()
);
