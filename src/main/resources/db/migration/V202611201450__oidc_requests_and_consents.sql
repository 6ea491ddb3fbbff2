-- Requests that wait while a person signs in, consents or confirms, and those that came by POST. The handle is kept as a hash.
create table oidc_stored_requests (
    id              uuid primary key,
    handle_hash     bytea       not null unique check (octet_length(handle_hash) = 32),
    purpose         text        not null,
    parameters      text        not null,
    made_at         timestamptz not null,
    session_then    uuid,
    consent_session uuid,
    consented       boolean     not null,
    expires_at      timestamptz not null
);

create index oidc_stored_requests_expiry on oidc_stored_requests (expires_at);

-- What a person lets an application do. Scopes are separated by a space.
create table oidc_consents (
    account_id uuid        not null,
    client_id  text        not null,
    scopes     text        not null,
    granted_at timestamptz not null,
    primary key (account_id, client_id)
);
