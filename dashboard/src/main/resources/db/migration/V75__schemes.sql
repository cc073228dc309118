-- Versions of schemes that the city adopted; those of the program are in the program. A version is
-- written once and never changed; it can be withdrawn while its first day has not come. Written for H2
-- and PostgreSQL alike. content: JSON, as SchemeTree writes it, validity included.
create table scheme_version (
    family          varchar(60)   not null,
    version         integer       not null,
    from_day        date          not null,
    content         text          not null,
    drafted_by      varchar(100)  not null,
    adopted_by      varchar(100)  not null,
    adopted_at      timestamp(3) with time zone not null,
    withdrawn_by    varchar(100),
    withdrawn_at    timestamp(3) with time zone,
    withdrawn_why   varchar(2000),
    primary key (family, version)
);

-- Drafts of versions. content: JSON, as it was typed, whether or not it makes sense yet. revision
-- counts its saves. state: DRAFT, ADOPTED or DISCARDED; a number that was discarded is not given again.
create table scheme_draft (
    family     varchar(60)  not null,
    version    integer      not null,
    content    text         not null,
    revision   integer      not null,
    state      varchar(10)  not null,
    made_by    varchar(100) not null,
    made_at    timestamp(3) with time zone not null,
    changed_by varchar(100) not null,
    changed_at timestamp(3) with time zone not null,
    primary key (family, version)
);

-- Whoever had a hand in a draft: none of them may adopt it.
create table scheme_draft_hand (
    family  varchar(60)  not null,
    version integer      not null,
    name    varchar(100) not null,
    primary key (family, version, name)
);
