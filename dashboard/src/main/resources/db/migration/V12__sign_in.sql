-- A password that somebody else has set is to be changed before anything else; a sender's token may
-- end by itself. Written for H2 and PostgreSQL alike.
alter table user_account add column must_change boolean default false not null;
alter table ingest_token add column expires_at timestamp(3) with time zone;
