-- What each learner did, folded: one row per enrolment, unit, step and answer. The events behind it are in the log.
-- No foreign keys to people: the facts person_erased and guest_merged clear a learner, whoever forgets the
-- person first; and a key would lock the person's row on every act.
-- Every key begins with the learner: each request reads one learner's rows and nobody else's. unit_id and step_id
-- are unique over all courses and stable over versions.

-- Writes: one per enrolment, one on completing or moving up. Reads: on every request of a member.
create table enrolment (
  learner_id     uuid        not null,
  course_id      uuid        not null,
  course_version integer     not null check (course_version > 0),
  enrolled_at    timestamptz not null,
  completed_at   timestamptz,
  -- self where any required unit was only marked as done
  completed_by   text        check (completed_by in ('learning', 'self')),
  check ((completed_at is null) = (completed_by is null)),
  primary key (learner_id, course_id)
);

-- Writes: one per act. Reads: all of a course on its page, after every act for the count of units.
create table unit_progress (
  learner_id   uuid not null,
  course_id    uuid not null,
  unit_id      uuid not null,
  opened_at    timestamptz,
  completed_at timestamptz,
  completed_by text check (completed_by in ('learning', 'self')),
  -- Set on moving up to a revision that asks for more than was done; the completion stands in the log.
  reopened_at  timestamptz,
  last_act_at  timestamptz,
  check ((completed_at is null) = (completed_by is null)),
  primary key (learner_id, course_id, unit_id)
) with (fillfactor = 80);

-- Writes: one per report of reading (every 15 s at most while it is not done), answer and stretch of media.
-- Reads: a unit's when it is opened, a course's completed ones on its page.
create table step_progress (
  learner_id   uuid    not null,
  course_id    uuid    not null,
  unit_id      uuid    not null,
  step_id      uuid    not null,
  -- Seconds read, by page life: {"<uuid>": 41.5}
  pages        jsonb   not null default '{}',
  reached_end  boolean not null default false,
  -- Media seconds played, disjoint and in order: [[0, 31.5]]
  spans        jsonb   not null default '[]',
  completed_at timestamptz,
  completed_by text check (completed_by in ('learning', 'self')),
  check ((completed_at is null) = (completed_by is null)),
  primary key (learner_id, course_id, unit_id, step_id)
) with (fillfactor = 80);

-- Every answer, kept. The id is the browser's, so that a repeat is known; it is unique per learner and step only,
-- because nobody may learn from a clash whether somebody else's id exists.
create table attempt (
  learner_id  uuid        not null,
  unit_id     uuid        not null,
  step_id     uuid        not null,
  attempt_id  uuid        not null,
  answer      jsonb       not null,
  -- As it was graded then; null for an open answer.
  is_right    boolean,
  elapsed_s   real        not null,
  answered_at timestamptz not null,
  primary key (learner_id, unit_id, step_id, attempt_id)
);

-- The half-written answer, one row per session: the latest is shown, the one before waits for one undo.
-- Writes: one per pause in typing. Gone when the question is answered.
create table draft (
  learner_id uuid        not null,
  unit_id    uuid        not null,
  step_id    uuid        not null,
  session_id text        not null,
  answer     jsonb       not null,
  typed_at   timestamptz not null,
  primary key (learner_id, unit_id, step_id, session_id)
) with (fillfactor = 70);

-- Where a learner stands in a unit, one row per session, the two latest kept. Writes: one per step shown.
create table position (
  learner_id uuid        not null,
  course_id  uuid        not null,
  unit_id    uuid        not null,
  session_id text        not null,
  step_id    uuid        not null,
  stood_at   timestamptz not null,
  primary key (learner_id, course_id, unit_id, session_id)
) with (fillfactor = 70);

-- Who is on a page of a course: a beat every 15 s, counted for 30 s, forgotten after minutes. Unlogged: after a
-- crash everybody beats again. seen_at is in no index, so that a beat changes its row in place.
create unlogged table presence (
  course_id uuid        not null,
  person_id uuid        not null,
  seen_at   timestamptz not null,
  primary key (course_id, person_id)
) with (fillfactor = 50);
