-- What a person is told on the account page about what somebody else did to the account. It is not shown to who signed in with
-- the passkey that it is about.
create table account_notices (
  id          uuid primary key,
  account_id  uuid        not null references accounts,
  kind        text        not null,
  passkey_id  uuid,
  at          timestamptz not null,
  expires_at  timestamptz not null
);
create index account_notices_account on account_notices (account_id);
create index account_notices_expiry on account_notices (expires_at);
