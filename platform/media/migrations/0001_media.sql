-- Recordings, what was made of them, and uploads under way. The bytes lie in storage below `media/<id>/`:
-- `source`, one numbered folder per attempt, captions and decks by their hash.
-- Writes: an upload's row per part; while a file is prepared one small update every two seconds.
-- Reads: by primary key, cached in memory for learners; the list for staff.

create table media (
  -- Made of the SHA-256 of the file or package, so that the same content is the same recording.
  id           uuid primary key,
  -- A file that is prepared here, or a package that came ready.
  origin       text not null check (origin in ('file', 'package')),
  name         text not null,
  size_bytes   bigint not null check (size_bytes >= 0),
  state        text not null check (state in ('waiting', 'working', 'as_it_came', 'ready', 'failed')),
  -- From when somebody may take it up: at once, after a pause, or when the lease of who works on it has ended.
  due_at       timestamptz not null,
  -- The server that works on it.
  worker       uuid,
  -- Number of the last attempt that began, and of the one that learners are given; 0 is a package that came ready.
  attempt      int not null default 0,
  ready        int,
  failures     int not null default 0,
  failure      text,
  progress     real not null default 0 check (progress between 0 and 1),
  -- What the file is, and the package made of it with addresses relative to its folder.
  facts        jsonb,
  package      jsonb,
  -- Slides of an uploaded deck, which stand in place of those that were detected.
  deck         jsonb,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
create index on media (due_at) where state in ('waiting', 'working');
create index on media (created_at desc);

-- Who brought a recording, each of them where several did; nobody for what the school imports itself.
create table media_keeper (
  media_id  uuid not null references media (id) on delete cascade,
  person_id uuid not null,
  primary key (media_id, person_id)
);
create index on media_keeper (person_id);

create table media_caption (
  media_id   uuid not null references media (id) on delete cascade,
  language   text not null check (language in ('zh-CN', 'en')),
  -- Name of the file in storage, below `captions/`.
  file       text not null,
  updated_at timestamptz not null,
  primary key (media_id, language)
);

create table media_upload (
  id          uuid primary key,
  owner_id    uuid not null,
  name        text not null,
  size_bytes  bigint not null check (size_bytes > 0),
  part_bytes  int not null check (part_bytes > 0),
  -- When the file was last changed, as its owner's device says: it tells a file from another of its name.
  modified_ms bigint not null,
  -- `receiving` parts, `joining` them into one file, then gone with its parts, or `failed`.
  state       text not null check (state in ('receiving', 'joining', 'done', 'failed')),
  due_at      timestamptz not null,
  failure     text,
  media_id    uuid,
  created_at  timestamptz not null,
  -- Moves with every part; an upload that nobody goes on with is deleted.
  expires_at  timestamptz not null
);
create index on media_upload (owner_id, created_at desc);
create index on media_upload (due_at) where state = 'joining';

create table media_upload_part (
  upload_id  uuid not null references media_upload (id) on delete cascade,
  number     int not null check (number >= 0),
  size_bytes int not null check (size_bytes > 0),
  primary key (upload_id, number)
);
