-- A passkey that somebody may have copied is suspended, with a way back: locked_at says since when, and this says why. Replicas of
-- the version before go on refusing it by locked_at.
alter table passkeys add column suspension_reason text;

-- Challenges and accepted answers are numbered in the order in which they happen, whatever the clocks of the replicas say: only an
-- answer to a challenge that was made after the last accepted answer came in was surely signed after it.
create sequence passkey_events;
alter table ceremonies add column number bigint not null default nextval('passkey_events');
alter table passkeys add column accepted_number bigint not null default 0;
