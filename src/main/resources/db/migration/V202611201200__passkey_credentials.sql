-- Credentials. The id is unique across all accounts (WebAuthn §7.1 step 26), and at most 1023 bytes long (step 25).
create table passkeys (
  id                  uuid primary key,
  account_id          uuid        not null references accounts,
  credential_id       bytea       not null unique check (length(credential_id) between 1 and 1023),
  public_key          bytea       not null,
  algorithm           integer     not null,
  sign_count          bigint      not null,
  aaguid              uuid        not null,
  transports          text        not null,
  backup_eligible     boolean     not null,
  backed_up           boolean     not null,
  user_verified       boolean     not null,
  attestation_format  text        not null,
  rp_id               text        not null,
  name                text        not null,
  created_at          timestamptz not null,
  last_used_at        timestamptz,
  locked_at           timestamptz
);
create index passkeys_account on passkeys (account_id);
create index passkeys_rp_id on passkeys (rp_id);

-- Ceremonies under way. A row is deleted when it is used: nothing uses it twice.
create table ceremonies (
  challenge_hash  bytea primary key check (length(challenge_hash) = 32),
  browser_hash    bytea       not null check (length(browser_hash) = 32),
  purpose         text        not null,
  expires_at      timestamptz not null,
  return_to       text,
  account_id      uuid,
  invitation_id   uuid,
  name            text,
  handle          bytea
);
create index ceremonies_expiry on ceremonies (expires_at);
