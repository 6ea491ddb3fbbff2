-- A grant begins with a code; its id names the refresh family and the access tokens that follow from it.
create table authorization_codes (
    id               uuid primary key,
    code_hash        bytea       not null unique,
    client_id        text        not null,
    redirect_uri     text        not null,
    account_id       uuid        not null,
    sid              uuid        not null,
    authenticated_at timestamptz not null,
    acr              text        not null,
    amr              text        not null,
    passkey_id       uuid        not null,
    scopes           text        not null,
    resources        text        not null,
    nonce            text,
    challenge        text,
    expires_at       timestamptz not null,
    used_at          timestamptz
);
create index authorization_codes_by_expiry on authorization_codes (expires_at);

create table refresh_families (
    id               uuid primary key,
    client_id        text        not null,
    account_id       uuid        not null,
    sid              uuid        not null,
    authenticated_at timestamptz not null,
    acr              text        not null,
    amr              text        not null,
    passkey_id       uuid        not null,
    scopes           text        not null,
    resources        text        not null,
    offline          boolean     not null,
    expires_at       timestamptz not null,
    revoked_at       timestamptz
);
create index refresh_families_by_expiry on refresh_families (expires_at);
create index refresh_families_by_account on refresh_families (account_id);
create index refresh_families_by_passkey on refresh_families (passkey_id);

create table refresh_tokens (
    id         uuid primary key,
    family_id  uuid        not null references refresh_families (id) on delete cascade,
    token_hash bytea       not null unique,
    issued_at  timestamptz not null,
    used_at    timestamptz
);
create index refresh_tokens_by_family on refresh_tokens (family_id);

-- Access tokens of a grant that may have to be revoked before they expire.
create table issued_tokens (
    jti        uuid primary key,
    grant_id   uuid        not null,
    expires_at timestamptz not null
);
create index issued_tokens_by_grant on issued_tokens (grant_id);
create index issued_tokens_by_expiry on issued_tokens (expires_at);
