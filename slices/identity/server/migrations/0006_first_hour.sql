-- How a school becomes its operator's own: its look, its language, and that its mail and its doors were tried.
-- Writes: a handful by an admin. Reads: the school's row with every page; invitations by key and by an admin's list.
alter table school
  -- `#rrggbb`; null for the lamp.
  add column accent             text check (accent ~ '^#[0-9a-f]{6}$'),
  -- File name below `school/` in storage: the SHA-256 of the picture and its kind; null for the school's own mark.
  add column logo               text,
  -- In which visitors are spoken to who chose none; null for that of their browser.
  add column language           text check (language in ('zh-CN', 'en')),
  -- When the mail server last took a mail that an admin sent to try it.
  add column mail_tested_at     timestamptz,
  -- When an admin put the checklist of the first hour away; null while it is shown.
  add column first_hour_away_at timestamptz;

-- People who were invited by mail. The link is kept as a hash. What was not taken up is deleted some weeks after it ran out.
create table invitation (
  id           uuid        primary key default gen_random_uuid(),
  -- Lower case.
  email        text        not null,
  language     text        not null check (language in ('zh-CN', 'en')),
  token_hash   bytea       not null unique,
  invited_by   uuid        references person (id) on delete set null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  accepted_at  timestamptz,
  accepted_by  uuid        references person (id) on delete cascade,
  withdrawn_at timestamptz
);
-- One open invitation per address.
create unique index invitation_open on invitation (email) where accepted_at is null and withdrawn_at is null;
create index invitation_newest on invitation (created_at desc, id desc);
create index invitation_end on invitation (expires_at);
create index invitation_accepted on invitation (accepted_by) where accepted_by is not null;
create index invitation_inviter on invitation (invited_by) where invited_by is not null;
