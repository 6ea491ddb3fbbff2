-- People. The id is the subject of tokens; the handle is what authenticators know, and neither tells anything.
create table accounts (
  id          uuid primary key,
  name        text        not null,
  handle      bytea       not null unique check (length(handle) = 64),
  admin       boolean     not null,
  created_at  timestamptz not null,
  locked_at   timestamptz
);

-- Enrolment links: single use, kept as hashes.
create table invitations (
  id           uuid primary key,
  token_hash   bytea       not null unique check (length(token_hash) = 32),
  name         text        not null,
  admin        boolean     not null,
  first_admin  boolean     not null,
  invited_by   uuid references accounts,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  closed_at    timestamptz,
  account_id   uuid references accounts
);
-- At most one open link for the first administrator.
create unique index invitations_first_admin on invitations (first_admin) where first_admin and closed_at is null;

-- Sign-ins. The cookie is kept as a hash; an ended session stays for the list of what happened until it is purged.
create table sessions (
  id                uuid primary key,
  token_hash        bytea       not null unique check (length(token_hash) = 32),
  account_id        uuid        not null references accounts,
  passkey_id        uuid        not null,
  authenticated_at  timestamptz not null,
  acr               text        not null,
  amr               text        not null,
  user_agent        text        not null,
  last_seen_at      timestamptz not null,
  expires_at        timestamptz not null,
  ended_at          timestamptz
);
create index sessions_account on sessions (account_id) where ended_at is null;
create index sessions_passkey on sessions (passkey_id) where ended_at is null;
create index sessions_expiry on sessions (expires_at);

-- What counts no longer, until it would have expired by itself.
create table revocations (
  kind     text        not null,
  subject  text        not null,
  until    timestamptz not null,
  primary key (kind, subject)
);
create index revocations_until on revocations (until);

-- Every replica hears of it when, and only when, the change is committed.
create function revocations_announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('gatehouse_revocations', json_build_object(
    'kind', new.kind, 'subject', new.subject, 'until', extract(epoch from new.until))::text);
  return null;
end;
$$;
create trigger revocations_announce after insert or update on revocations
  for each row execute function revocations_announce();
