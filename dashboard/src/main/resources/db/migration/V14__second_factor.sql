-- The second factor at the form. secret: sealed under a key that is not in the database. last_step:
-- the newest step of time whose code was used; a code is good once. code_hash: keyed, in hex; a code
-- that was used is gone. Written for H2 and PostgreSQL alike.
create table user_totp (
    username     varchar(100) primary key references user_account (username),
    secret       varchar(200) not null,
    confirmed_at timestamp(3) with time zone not null,
    last_step    bigint       not null
);

create table user_recovery_code (
    username  varchar(100) not null references user_account (username),
    code_hash char(64)     not null,
    primary key (username, code_hash)
);
