-- Facts and figures of the spine. Times are DateTime64(3,'UTC'); dates are local dates of the city's zone,
-- written by the job, so that no query needs a zone. Every row is absolute: written again it says the same.

-- Every accepted event as it came. The earliest delivery of one content wins.
CREATE TABLE IF NOT EXISTS event_archive
(
    subject      String CODEC(ZSTD(1)),
    source       LowCardinality(String),
    id           String CODEC(ZSTD(1)),
    revision     UInt64,
    hash         UInt128,                         -- ContentHash of the RFC 8785 form
    operation    LowCardinality(String),          -- UPSERT, DELETE
    type         LowCardinality(String),
    time         DateTime64(3, 'UTC'),
    recorded_at  DateTime64(3, 'UTC'),            -- first delivery: LogAppendTime, or recordedtime of an import
    test         Bool,
    topic        LowCardinality(String),
    `partition`  UInt16,
    `offset`     UInt64,
    raw          String CODEC(ZSTD(1)),           -- the bytes as sent
    keep         UInt64 MATERIALIZED toUInt64(9223372036854775807 - toUnixTimestamp64Milli(recorded_at))
)
ENGINE = ReplacingMergeTree(keep)
ORDER BY (subject, source, id, revision, hash);

-- One row a case: the fold. Read with FINAL.
CREATE TABLE IF NOT EXISTS case_row
(
    case_id             String,
    version             UInt128,
    identified          Bool,                     -- has attributes; otherwise in data quality only
    unit                LowCardinality(String),
    district            LowCardinality(String),
    item                LowCardinality(String),
    item_version        UInt32,
    item_type           LowCardinality(String),
    channel             LowCardinality(String),
    applicant_kind      LowCardinality(String),
    bundle              LowCardinality(String),
    bundle_case         String,
    point               LowCardinality(String),
    receiving_unit      LowCardinality(String),
    assisted            Bool,
    kind                LowCardinality(String),   -- IMMEDIATE, COMMITTED, ''
    mode                LowCardinality(String),
    window              LowCardinality(String),   -- GENERAL, SPECIALISED, ''
    outcome             LowCardinality(String),
    first_at            DateTime64(3, 'UTC'),
    applied_at          Nullable(DateTime64(3, 'UTC')),
    accepted_at         Nullable(DateTime64(3, 'UTC')),
    deemed              Bool,                     -- acceptance by silence, 行政许可法 §32
    deemed_from         Nullable(DateTime64(3, 'UTC')), -- a deemed acceptance holds from here: accepted_at counts as null while asOf < deemed_from
    decided_at          Nullable(DateTime64(3, 'UTC')),
    delivered_at        Nullable(DateTime64(3, 'UTC')),
    refused_at          Nullable(DateTime64(3, 'UTC')),
    closed_at           Nullable(DateTime64(3, 'UTC')),
    due_promise         Nullable(DateTime64(3, 'UTC')),
    due_statutory       Nullable(DateTime64(3, 'UTC')),
    stop_due_at         Nullable(DateTime64(3, 'UTC')), -- the open STOP is itself overdue after this
    mature_at           Nullable(DateTime64(3, 'UTC')),
    first_date          Date32,
    applied_date        Nullable(Date32),
    accepted_date       Nullable(Date32),
    decided_date        Nullable(Date32),
    due_date            Nullable(Date32),
    due_statutory_date  Nullable(Date32),
    d1                  Nullable(Int32),          -- counted days, acceptance to decision
    stopped_days        Int32,
    stops               UInt16,
    granted_days        Int32,
    supplement_requests UInt16,
    quarantined         Bool,
    test                Bool,
    flags               Array(LowCardinality(String)),
    events              UInt32,
    latest_recorded_at  DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
ORDER BY case_id;

-- The narrow cube: what a day adds up to. cohort says by which date the cases are placed.
-- Cells hold identified, unquarantined, real cases only, but for cohort 'quarantined' (day of the first event).
-- deemed acceptances stand apart from accepted: those of a day hold once five counted days after it have passed.
-- version = epoch * 2^32 + counter; a cell that has become empty stays with n = 0.
CREATE TABLE IF NOT EXISTS cube_cell
(
    cohort          LowCardinality(String),       -- applied, accepted, deemed, decided, due, quarantined
    day             Date32,
    district        LowCardinality(String),
    channel         LowCardinality(String),
    item_type       LowCardinality(String),
    kind            LowCardinality(String),
    version         UInt64,
    n               Int64,                        -- due: cases that count, ended otherwise at or before due are out
    on_time         Int64,                        -- due: decided by due
    late            Int64,                        -- due: ended after due; open = n - on_time - late
    supplemented    Int64,                        -- decided: with at least one supplement request
    stopped_cases   Int64,                        -- decided, COMMITTED: with at least one STOP
    stopped_days    Int64,                        -- decided, COMMITTED
    d1_n            Int64,                        -- decided, COMMITTED, with acceptance
    d1_sum          Int64,
    d1_days         Array(Int32),                 -- count map of D1: day values, ascending
    d1_counts       Array(Int64),
    d2_n            Int64,                        -- decided with appliedAt
    d2_sum_ms       Int64,
    windows_general Int64                         -- accepted: at a GENERAL window
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (cohort, day, district, channel, item_type, kind);

-- What was refused, once a content however often it was sent.
CREATE TABLE IF NOT EXISTS dead_letter
(
    sha256      FixedString(64),                  -- hex, of the bytes as sent
    reason      LowCardinality(String),
    detail      String CODEC(ZSTD(1)),
    origin      LowCardinality(String),           -- topic or http
    source      String,                           -- the envelope's, as far as it could be read
    id          String,
    length      UInt64,
    recorded_at DateTime64(3, 'UTC'),
    raw         String CODEC(ZSTD(3)),            -- at most the first 64 KiB
    keep        UInt64 MATERIALIZED toUInt64(9223372036854775807 - toUnixTimestamp64Milli(recorded_at))
)
ENGINE = ReplacingMergeTree(keep)
ORDER BY sha256;

-- Conflicting duplicates: equal revision, different content; the larger hash was put aside.
CREATE TABLE IF NOT EXISTS conflicting_duplicate
(
    subject     String,
    source      LowCardinality(String),
    id          String,
    revision    UInt64,
    kept        UInt128,
    dropped     UInt128,
    recorded_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (subject, source, id, revision, dropped);

-- When each source was last heard of. Maxima and minima: writing a row twice changes nothing.
CREATE TABLE IF NOT EXISTS source_seen
(
    source            String,
    first_recorded_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_recorded_at  SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    last_event_at     SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
ORDER BY source;

-- How far the figures are: per job subtask the youngest recorded time whose rows are in the tables.
CREATE TABLE IF NOT EXISTS job_progress
(
    job                LowCardinality(String),
    subtask            UInt16,
    latest_event_at    DateTime64(3, 'UTC'),
    latest_recorded_at DateTime64(3, 'UTC'),
    updated_at         DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY (job, subtask);

-- The registry as it was published; body is the record's JSON, deleted records have an empty body.
CREATE TABLE IF NOT EXISTS registry_row
(
    kind        LowCardinality(String),           -- unit, item, source, point
    key         String,                           -- the Kafka record's key, e.g. unit/610113, item/610113-XK-0042/3
    `offset`    UInt64,                           -- the version: Kafka offset of the record
    body        String CODEC(ZSTD(1)),
    recorded_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(`offset`)
ORDER BY (kind, key);
