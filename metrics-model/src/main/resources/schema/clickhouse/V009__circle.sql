-- The 15-minute service circle: where people live and how far they walk to a point (measured by the dashboard),
-- what state each point was in over a day and how many people that covered (folded by the job). One absolute
-- row each. Read with FINAL.

CREATE TABLE IF NOT EXISTS circle_cell
(
    cell       String,
    version    UInt64,
    gone       Bool,
    lon        Float64,
    lat        Float64,
    population Nullable(UInt64),                 -- null: nobody has told
    community  LowCardinality(String),
    counts     Bool,                             -- whether it is in the sums
    problem    LowCardinality(String),           -- what is wrong with it; '': nothing
    snapped    LowCardinality(String),           -- AT, TOO_FAR, OUTSIDE, NO_PLACE, NO_STREETS
    metres     Nullable(Float64)                 -- to the street
)
ENGINE = ReplacingMergeTree(version)
ORDER BY cell;

CREATE TABLE IF NOT EXISTS circle_reach
(
    point       String,
    version     UInt64,
    gone        Bool,
    lon         Nullable(Float64),               -- WGS 84
    lat         Nullable(Float64),
    snapped     LowCardinality(String),          -- as of circle_cell
    metres      Nullable(Float64),               -- to the street
    island      Int32,                           -- of streets the point stands at; -1: none
    streets     String,                          -- checksum of the street file
    cells       Array(String),                   -- ways of up to 30 minutes at 1.3 m/s
    millimetres Array(UInt32)                    -- from the cell of the same place
)
ENGINE = ReplacingMergeTree(version)
ORDER BY point;

CREATE TABLE IF NOT EXISTS point_day
(
    point           String,
    day             Date32,                      -- local
    version         UInt64,
    kind            LowCardinality(String),      -- HALL, CENTRE, TERMINAL, MAILBOX; as the registry had it then
    unit            LowCardinality(String),
    round_the_clock Bool,                        -- by its hours
    heartbeats      Bool,                        -- whether silence means down
    items           Array(String),
    begins          DateTime64(3, 'UTC'),
    ends            DateTime64(3, 'UTC'),        -- exclusive
    froms           Array(DateTime64(3, 'UTC')), -- the first is begins; each state lasts to the next, or to ends
    states          Array(Enum8('OPEN' = 1, 'CLOSED' = 2, 'DOWN' = 3)),
    schedule_froms  Array(DateTime64(3, 'UTC')), -- its hours as they were read
    schedule_tos    Array(DateTime64(3, 'UTC')),
    hours_problem   String,                      -- why the hours could not be read; ''
    last_seen       Nullable(DateTime64(3, 'UTC'))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(day)
ORDER BY (day, point);

CREATE TABLE IF NOT EXISTS coverage_day
(
    community          String,
    day                Date32,                   -- local
    measure            LowCardinality(String),   -- open-adult, open-elder, terminals-adult, bundle/CODE
    version            UInt64,
    urban              Bool,
    people             UInt64,                   -- in cells whose people are known
    cells_without_data UInt32,
    froms              Array(DateTime64(3, 'UTC')),
    covered            Array(UInt64),            -- people, from the instant of the same place on
    hour_covered       Array(UInt64),            -- people times milliseconds, each hour of the local day: 23 to 25
    hour_standard      Array(UInt64),            -- milliseconds of each hour with at least 90 % covered
    ends               DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(day)
ORDER BY (day, measure, community);
