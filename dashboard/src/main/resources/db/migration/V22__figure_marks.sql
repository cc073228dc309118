-- Figures that an upheld appeal spoke against: one mark a card. metric null where the card rested on
-- no figure, case_id where it was made of an alert about one case. lifted_*: when the mark was taken
-- back, which leaves the card withdrawn. Written for H2 and PostgreSQL alike.
create table figure_mark (
    card        bigint        not null primary key references supervision_card (id),
    unit        varchar(64)   not null,
    metric      varchar(60),
    period_from date,
    period_to   date,
    case_id     varchar(200),
    claim       varchar(20),
    reason      varchar(4000) not null,
    author      varchar(100)  not null,
    at          timestamp(3) with time zone not null,
    lifted_by   varchar(100),
    lifted_at   timestamp(3) with time zone,
    lifted_why  varchar(4000)
);
create index figure_mark_unit on figure_mark (unit);
create index figure_mark_metric on figure_mark (metric);
create index figure_mark_case on figure_mark (case_id);

-- Appeals that were upheld before there were marks.
insert into figure_mark
    (card, unit, metric, period_from, period_to, claim, reason, author, at)
select c.id, c.unit, c.metric, c.period_from, c.period_to, a.claim, s.said, s.author, s.at
from supervision_card c
join supervision_card_step s on s.card = c.id and s.step = 'UPHOLD'
left join supervision_card_step a on a.card = c.id and a.step = 'APPEAL';
