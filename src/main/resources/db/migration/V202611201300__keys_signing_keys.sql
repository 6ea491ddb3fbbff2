-- Signing keys. The private part is sealed with the operator's encryption key; the state of a key follows from its times.
create table signing_keys (
    kid          text primary key,
    algorithm    text        not null check (algorithm in ('RS256', 'ES256')),
    public_jwk   text        not null,
    sealed       bytea,
    published_at timestamptz not null,
    active_at    timestamptz not null
);
