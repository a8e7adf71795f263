-- What learners note at a moment, for themselves alone. Writes: one per note and per pause in writing it. Reads: a
-- unit's when its notes are opened, all of one learner on their page. No foreign key to people, as in 0001.
-- The key begins with the learner, so that a search looks through one learner's notes only, some hundreds at most:
-- `ilike` over them takes less than a millisecond in any script, where an index of trigrams would cost every write
-- and finds no Chinese word of two characters. The id is the browser's and unique per learner only, as an attempt's.
create table note (
  learner_id uuid        not null,
  note_id    uuid        not null,
  course_id  uuid        not null,
  unit_id    uuid        not null,
  step_id    uuid        not null,
  -- Media second; null in a step without media.
  at_s       real,
  form       text        not null check (form in ('note', 'bookmark')),
  body       text        not null check (length(body) <= 4000),
  made_at    timestamptz not null,
  -- The later change wins: by its moment, then by the device's order of acts, then by the session.
  changed_at timestamptz not null,
  said_order bigint      not null,
  session_id text        not null collate "C",
  -- A deleted note stays as a mark without words, or an older change of another device would bring it back.
  is_deleted boolean     not null,
  check (not is_deleted or body = ''),
  primary key (learner_id, note_id)
) with (fillfactor = 80);
