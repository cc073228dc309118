-- A user may have several roles, and belongs to a unit where UNIT is the role. Who could read every
-- figure before is a leader now. Written for H2 and PostgreSQL alike.
create table user_role (
    username varchar(100) not null references user_account (username),
    role     varchar(30)  not null,
    primary key (username, role)
);
insert into user_role (username, role)
    select username, case role when 'READER' then 'LEADER' else role end from user_account;
alter table user_account drop column role;
alter table user_account add column unit varchar(200);
