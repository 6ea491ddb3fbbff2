-- An enrolment link can be for somebody who has an account: it brings a passkey to it, beside the others or instead of them. A
-- replica of the version before would open a second account with it, and never an administrator's: such a link has admin false.
alter table invitations add column for_account uuid references accounts;
alter table invitations add column replaces_passkeys boolean not null default false;
create index invitations_for_account on invitations (for_account) where closed_at is null;
