-- Alarms of Pulse: days of a series on which it was not as usual, and what the staff made of them. The series
-- themselves stay in the analytics store; here is what was found in them, because people answer to it.
-- Writes: a handful a day. Reads: Pulse's first page and the page of alarms.
create table alarm (
  id              uuid             primary key,
  population      text             not null check (population in ('real', 'simulated')),
  series          text             not null check (series in ('learners', 'time', 'completion', 'errors', 'quality')),
  -- Null: the whole school.
  course_id       uuid,
  first_on        date             not null,
  last_on         date             not null check (last_on >= first_on),
  -- Sums over the days of the alarm, in the unit of the series; of what, where the series is a share.
  observed        double precision not null,
  expected        double precision not null,
  out_of          double precision,
  -- Of its rarest day, 0 to 1.
  chance          double precision not null,
  state           text             not null check (state in ('open', 'recovered', 'settled', 'gone')),
  raised_at       timestamptz      not null,
  acknowledged_by uuid             references person (id) on delete set null,
  acknowledged_at timestamptz,
  is_real         boolean,
  judged_by       uuid             references person (id) on delete set null,
  judged_at       timestamptz
);
create index alarm_recent on alarm (population, last_on);

create table alarm_note (
  id       uuid        primary key,
  alarm_id uuid        not null references alarm (id) on delete cascade,
  by_id    uuid        references person (id) on delete set null,
  at       timestamptz not null,
  body     text        not null check (length(body) between 1 and 2000)
);
create index alarm_note_of on alarm_note (alarm_id, at);

-- What is watched, one row per series: replaced whenever days are judged.
create table alarm_watch (
  population text        not null,
  series     text        not null,
  -- Null: the whole school.
  course_id  uuid,
  -- First local day with anything in the series.
  first_on   date        not null,
  verdict    text        not null,
  read_at    timestamptz not null,
  -- The newest day judged.
  through_on date        not null,
  unique nulls not distinct (population, series, course_id)
);
