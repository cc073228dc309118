-- Who did what. Lines are added and never changed; each holds the hash of the line before, so that a
-- line that was changed, taken out or put in shows. at_ms: milliseconds since 1970 in UTC, as they
-- are hashed. roles: their names, sorted, with commas. unit: null for all but a unit's users.
create table audit_entry (
    id       bigint        primary key,
    at_ms    bigint        not null,
    actor    varchar(100)  not null,
    roles    varchar(200)  not null,
    unit     varchar(200),
    action   varchar(60)   not null,
    subject  varchar(300)  not null,
    detail   varchar(4000) not null,
    previous char(64)      not null,
    hash     char(64)      not null
);
create index audit_entry_at on audit_entry (at_ms);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_subject on audit_entry (subject, id);

-- The last line. Whoever adds one holds this row until the transaction ends: lines have no gaps.
create table audit_head (
    one  integer  primary key check (one = 1),
    id   bigint   not null,
    hash char(64) not null
);
insert into audit_head (one, id, hash)
    values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
