-- Who asked for the weekly mail of Pulse; nobody gets it unasked.
-- Writes: when somebody changes their mind. Reads: all rows, every few minutes.
create table weekly_mail_wish (
  person_id uuid primary key references person (id) on delete cascade,
  asked_at  timestamptz not null
);

-- Which mails left. A row stands before its mail is given to the server, so that no crash sends one twice: a row that
-- stays `begun` is of a mail of which nobody knows whether it left, and it is not tried again.
-- Writes: two per reader and week. Reads: by reader, newest week.
create table weekly_mail (
  person_id uuid not null references person (id) on delete cascade,
  week_on   date not null check (extract(isodow from week_on) = 1),
  state     text not null check (state in ('begun', 'sent', 'refused')),
  tries     integer not null default 1 check (tries > 0),
  begun_at  timestamptz not null,
  primary key (person_id, week_on)
);
