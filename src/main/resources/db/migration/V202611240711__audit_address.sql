-- Where a request came from that did or was refused something; empty for what Gatehouse and its operator do themselves.
alter table audit_entries add column address text not null default '';
