-- Roles and groups of people: short names with a space between. A replica of the version before opens accounts without any, and
-- leaves those that are there as they are. The time is that of the last change, which tokens and remembered sessions name.
alter table accounts add column roles text not null default '';
alter table accounts add column groups text not null default '';
alter table accounts add column assigned_at timestamptz;
alter table invitations add column roles text not null default '';
alter table invitations add column groups text not null default '';
