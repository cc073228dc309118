-- Written for H2 and PostgreSQL alike.
-- How far the audit log was cut off at its beginning: the last line that went, and its hash, on which
-- the first that stays builds. The line "audit.pruned" of the log says the same, so that this row
-- alone proves nothing.
create table audit_checkpoint (
    one  integer  primary key check (one = 1),
    id   bigint   not null,
    hash char(64) not null
);
insert into audit_checkpoint (one, id, hash)
    values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Attachments whose file has gone when its time was over; the line stays.
alter table supervision_attachment add column erased_at timestamp(3) with time zone;
