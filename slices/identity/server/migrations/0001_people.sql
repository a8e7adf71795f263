-- Who is in the school: one person row per guest, member and simulated learner, the sign-in library's tables
-- beside it, and the few rows of the school itself. An account (auth_user) always shares its person's id.
-- Writes: one row per guest (on opening a first unit), a handful per sign-in, one touch per person per 5 minutes.
-- Reads: the session or guest cookie with its person, by unique key, on every request.

create table person (
  id                        uuid        primary key default gen_random_uuid(),
  kind                      text        not null default 'guest' check (kind in ('guest', 'member')),
  name                      text        not null default '',
  -- Copied from the account; null for guests and simulated learners.
  email                     text,
  roles                     text[]      not null default '{}',
  language                  text        not null check (language in ('zh-CN', 'en')),
  -- IANA name.
  zone                      text        not null,
  simulated                 boolean     not null default false,
  -- First-party id of the browser, joins earlier visits.
  visitor_id                uuid,
  created_at                timestamptz not null default now(),
  last_seen_at              timestamptz not null default now(),
  registered_at             timestamptz,
  was_guest                 boolean     not null default false,
  -- When identity.person_registered was written to the log.
  registration_published_at timestamptz,
  -- A guest who signed in to an account that was there before is an alias of it.
  merged_into               uuid        references person (id) on delete cascade,
  erased_at                 timestamptz,
  check ((kind = 'member') = (registered_at is not null)),
  check (kind = 'member' or roles = '{}')
);
create unique index person_email on person (email) where email is not null;
create index person_unpublished on person (registered_at)
  where registered_at is not null and registration_published_at is null;
create index person_idle_guest on person (last_seen_at) where kind = 'guest' and merged_into is null;
create index person_newest on person (registered_at desc, id desc) where kind = 'member';
create index person_staff on person using gin (roles) where kind = 'member';
create index person_simulated on person (id) where simulated;
create index person_merged on person (merged_into) where merged_into is not null;

-- better-auth's user; names of columns are mapped in auth.ts.
create table auth_user (
  id             uuid        primary key references person (id) on delete cascade,
  name           text        not null,
  email          text        not null unique,
  email_verified boolean     not null default false,
  image          text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);

create table auth_session (
  id         uuid        primary key default gen_random_uuid(),
  token      text        not null unique,
  user_id    uuid        not null references auth_user (id) on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Unknown to better-auth: last request in this session, to within 5 minutes.
  seen_at    timestamptz not null default now(),
  -- Always null: network addresses are not stored.
  ip_address text,
  user_agent text
);
create index auth_session_user on auth_session (user_id);
create index auth_session_expiry on auth_session (expires_at);

create table auth_account (
  id                       uuid        primary key default gen_random_uuid(),
  account_id               text        not null,
  provider_id              text        not null,
  user_id                  uuid        not null references auth_user (id) on delete cascade,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index auth_account_user on auth_account (user_id);

create table auth_verification (
  id         uuid        primary key default gen_random_uuid(),
  identifier text        not null,
  value      text        not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);
create index auth_verification_expiry on auth_verification (expires_at);

-- Counters of attempts; the key is a keyed hash of a network address or mail address with what was tried.
create table rate_limit (
  key            text        primary key,
  count          integer     not null,
  window_ends_at timestamptz not null
);
create index rate_limit_end on rate_limit (window_ends_at);

-- A guest's cookie; the token itself is only in the browser.
create table guest_session (
  id         uuid        primary key default gen_random_uuid(),
  token_hash bytea       not null unique,
  person_id  uuid        not null references person (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index guest_session_person on guest_session (person_id);

-- One-time links that make the first admin.
create table admin_link (
  token_hash bytea       primary key,
  created_at timestamptz not null default now(),
  used_at    timestamptz,
  used_by    uuid        references person (id) on delete set null
);

create table school (
  only_row boolean primary key default true check (only_row),
  -- Null until somebody names it.
  name     text,
  -- IANA name; null means the server's own.
  zone     text
);
insert into school default values;

-- Mails of a school without SMTP, for the demo's mailbox page.
create table demo_mail (
  id        uuid        primary key default gen_random_uuid(),
  recipient text        not null,
  subject   text        not null,
  body      text        not null,
  sent_at   timestamptz not null
);
create index demo_mail_newest on demo_mail (sent_at desc);

-- The sign-in library writes the account alone; in the same statement its guest becomes a member, so that there
-- is never an account without a registered person. The fact is published from registration_published_at.
create function promote_person() returns trigger language plpgsql as $$
begin
  update person
     set kind = 'member',
         name = case when new.name = '' then name else new.name end,
         email = new.email,
         roles = '{learner}',
         registered_at = new.created_at,
         last_seen_at = new.created_at,
         was_guest = exists (select 1 from guest_session where person_id = new.id)
   where id = new.id and kind = 'guest' and merged_into is null;
  if not found then
    raise exception 'account % has no guest to promote', new.id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger auth_user_promotes_person after insert on auth_user
  for each row execute function promote_person();
