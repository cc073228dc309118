-- Cases of which everything that leads to a person was erased on request. The list is gone through
-- again every night, so that nothing of them comes back with an event that is sent once more. Written
-- for H2 and PostgreSQL alike. case_id alone: why and by whom stands in the audit log.
create table erasure (
    case_id   varchar(200) primary key,
    erased_at timestamp(3) with time zone not null
);
