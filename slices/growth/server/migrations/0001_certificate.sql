-- One row per learner and course completed. The holder's name and the course's title are asked for when the
-- certificate is looked at, so that a name mended in the profile is right on it, and one erased is gone.
-- No foreign key to people: person_erased clears them. Writes: one per completion. Reads: by code, by anyone.
create table certificate (
  code                 text        not null primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  person_id            uuid        not null,
  course_id            uuid        not null,
  course_version       integer     not null check (course_version > 0),
  unit_count           integer     not null check (unit_count > 0),
  -- True where any unit was only marked as done
  includes_self_marked boolean     not null,
  simulated            boolean     not null,
  issued_at            timestamptz not null,
  -- Never two for one completion; also the index that lists a person's own
  unique (person_id, course_id)
);
