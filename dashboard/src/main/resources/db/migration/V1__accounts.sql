-- Who may log in. Written for H2 and PostgreSQL alike.
create table user_account (
    username            varchar(100) primary key,
    password_hash       varchar(200) not null,
    role                varchar(30)  not null,
    enabled             boolean      not null,
    created_at          timestamp(3) with time zone not null,
    password_changed_at timestamp(3) with time zone not null
);

-- Who may send events. token_hash is the SHA-256 of the token in hex: a token is long and random, so
-- there is nothing to guess and no slow hash is needed, and a lookup by hash is one index read.
-- source_prefixes: one prefix a line; empty = every source. channel: topic of its events; null = by source.
create table ingest_token (
    name            varchar(100) primary key,
    token_hash      char(64)     not null unique,
    channel         varchar(30),
    source_prefixes varchar(4000) not null,
    is_import       boolean      not null,
    created_at      timestamp(3) with time zone not null,
    revoked_at      timestamp(3) with time zone
);
