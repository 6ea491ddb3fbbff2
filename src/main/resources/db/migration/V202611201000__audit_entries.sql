-- The append-only record of who did what.
create table audit_entries (
  id          uuid primary key,
  at          timestamptz not null,
  request_id  text        not null,
  action      text        not null,
  actor_kind  text        not null,
  actor       text        not null,
  subject     text        not null,
  refused     boolean     not null,
  detail      text        not null
);
create index audit_entries_at on audit_entries (at);
create index audit_entries_subject on audit_entries (subject, at);

create function audit_entries_stay() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed or removed';
end;
$$;
create trigger audit_entries_stay before update or delete or truncate on audit_entries
  for each statement execute function audit_entries_stay();
