-- Which person at the identity provider an account belongs to: bound at their first sign-in, released
-- by those who keep users. A name may change hands there, a subject never does. Written for H2 and
-- PostgreSQL alike.
create table account_identity (
    username varchar(100) primary key references user_account (username),
    issuer   varchar(500) not null,
    subject  varchar(255) not null,
    bound_at timestamp(3) with time zone not null,
    unique (issuer, subject)
);
