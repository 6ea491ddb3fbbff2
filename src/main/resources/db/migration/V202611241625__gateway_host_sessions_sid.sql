-- A browser that signs in at a host once more replaces the session that it had there.
create index gateway_host_sessions_sid on gateway_host_sessions (sid, host);
