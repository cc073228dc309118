-- Who was ever written to: its row is locked while a letter to that unit is weighed, so that two at
-- the same time cannot both pass the limit of letters. Written for H2 and PostgreSQL alike.
create table supervision_addressee (
    unit varchar(64) not null primary key
);
