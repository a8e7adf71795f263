-- Courses, their versions and the content-addressed revisions and files that versions are made of.
-- Writes: only imports, one at a time; rows of content arrive in chunks and nothing refers to them until the
-- last short transaction of an import writes the version. What no version refers to is swept by the next import.
-- Reads: by primary key, cached in memory; the list of courses at most once a second and server.

create table course (
  id              uuid primary key,
  source_key      text not null unique,
  slug            text not null unique,
  current_version int not null check (current_version > 0),
  -- Grows with every correction and retirement, so that caches see them.
  stamp           int not null default 0,
  retired_at      timestamptz,
  created_at      timestamptz not null
);

create table course_version (
  course_id    uuid not null references course (id) on delete cascade,
  version      int not null check (version > 0),
  details      jsonb not null,
  outline      jsonb not null,
  -- SHA-256 of details and outline, hexadecimal: equal where an import changes nothing.
  fingerprint  text not null,
  published_at timestamptz not null,
  primary key (course_id, version)
);

create table unit_revision (
  -- SHA-256 of the content, hexadecimal; the content names its unit.
  revision   text primary key,
  unit_id    uuid not null,
  content    jsonb not null,
  created_at timestamptz not null
);

-- Which revision of a unit each version holds; a correction changes the revision in place.
create table course_version_unit (
  course_id uuid not null,
  version   int not null,
  unit_id   uuid not null,
  revision  text not null references unit_revision (revision),
  primary key (course_id, version, unit_id),
  foreign key (course_id, version) references course_version (course_id, version) on delete cascade
);
create index on course_version_unit (revision);

-- A file in storage under `courses/<sha256>`; the row is written before the file, so that no file is unknown.
create table course_file (
  sha256     text primary key,
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  created_at timestamptz not null
);

create table unit_revision_file (
  revision text not null references unit_revision (revision) on delete cascade,
  sha256   text not null references course_file (sha256),
  primary key (revision, sha256)
);
create index on unit_revision_file (sha256);

create table course_instructor (
  course_id uuid not null references course (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  primary key (course_id, person_id)
);
create index on course_instructor (person_id);

create table import_job (
  id           uuid primary key,
  -- Null for an import from the command line.
  person_id    uuid references person (id) on delete set null,
  -- Whether the importer may change courses that others teach.
  may_any      boolean not null,
  file_name    text not null,
  mode         text not null check (mode in ('version', 'correction')),
  state        text not null check (state in ('receiving', 'waiting', 'running', 'done', 'failed')),
  progress     real not null default 0 check (progress between 0 and 1),
  failure      jsonb,
  courses      jsonb not null default '[]',
  report       jsonb not null default '[]',
  -- Key of the advisory lock that the importing process holds for as long as it lives.
  runner       int not null,
  started_at   timestamptz not null,
  finished_at  timestamptz
);
create index on import_job (started_at desc);
create index on import_job (state) where state in ('receiving', 'waiting', 'running');
