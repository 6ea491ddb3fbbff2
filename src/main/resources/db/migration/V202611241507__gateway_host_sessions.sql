-- Sign-ins on their way to a protected host: for a minute, for one use, for one browser. Codes are kept as hashes, and so is what
-- the browser has to show beside them.
create table gateway_handoffs (
    id                 uuid primary key,
    code_hash          bytea       not null unique check (octet_length(code_hash) = 32),
    browser_hash       bytea       not null check (octet_length(browser_hash) = 32),
    host               text        not null,
    target             text        not null,
    sid                uuid        not null,
    account_id         uuid        not null,
    session_expires_at timestamptz not null,
    expires_at         timestamptz not null
);

create index gateway_handoffs_expiry on gateway_handoffs (expires_at);

-- Browser sessions at protected hosts. Each lives as long as the session that it came from, and no longer than it could.
create table gateway_host_sessions (
    id         uuid primary key,
    token_hash bytea       not null unique check (octet_length(token_hash) = 32),
    host       text        not null,
    sid        uuid        not null,
    expires_at timestamptz not null
);

create index gateway_host_sessions_expiry on gateway_host_sessions (expires_at);
