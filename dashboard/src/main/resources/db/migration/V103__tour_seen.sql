-- Who took the first tour of the pages, or declined it; it is not offered to them again.
create table tour_seen (
    username varchar(100) primary key,
    seen_at  timestamp(3) with time zone not null
);
