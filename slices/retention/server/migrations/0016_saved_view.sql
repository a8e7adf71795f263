-- Questions that staff ask of Pulse again and again: a page and its filters under a name, no figures. Whoever may see
-- Pulse may open a shared one, and is answered only what they may see.
-- Writes: by hand, a hundred a person at most. Reads: a person's own and the shared ones, when the list is opened.
create table saved_view (
  id         uuid primary key,
  person_id  uuid not null references person (id) on delete cascade,
  name       text not null check (char_length(name) between 1 and 60),
  -- The page, its path below the console
  place      text not null,
  -- The filters, as the address has them
  search     jsonb not null,
  is_shared  boolean not null,
  created_at timestamptz not null
);
create index saved_view_person on saved_view (person_id);
create index saved_view_shared on saved_view (created_at) where is_shared;
