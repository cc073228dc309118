-- Notices for one person, of role PERSON in table notice, which is of a later number: no foreign key.
-- Written for H2 and PostgreSQL alike.
create table notice_person (
    notice   bigint       primary key,
    username varchar(100) not null
);
create index notice_person_username on notice_person (username);
