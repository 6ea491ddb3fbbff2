-- Refusals that strangers cause may be aged out after a day, and nothing else ever: the noise of the network must not fill the disk.
create index audit_entries_refusals on audit_entries (at) where refused and actor_kind in ('stranger', 'client');

create function audit_entries_age() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.refused and old.actor_kind in ('stranger', 'client') and old.at < now() - interval '1 day' then
    return old;
  end if;
  raise exception 'audit entries are never changed or removed';
end;
$$;
drop trigger audit_entries_stay on audit_entries;
create trigger audit_entries_stay before truncate on audit_entries
  for each statement execute function audit_entries_stay();
create trigger audit_entries_age before update or delete on audit_entries
  for each row execute function audit_entries_age();
