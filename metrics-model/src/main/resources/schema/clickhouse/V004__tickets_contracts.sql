-- Queues of the halls and contracts of agencies: folded like cases, one absolute row each. Read with FINAL.

CREATE TABLE IF NOT EXISTS ticket_row
(
    ticket             String,
    version            UInt128,
    point              LowCardinality(String),
    unit               LowCardinality(String),            -- of the point
    district           LowCardinality(String),
    window             LowCardinality(String),
    item               LowCardinality(String),
    taken_at           Nullable(DateTime64(3, 'UTC')),
    called_at          Nullable(DateTime64(3, 'UTC')),
    served_at          Nullable(DateTime64(3, 'UTC')),
    abandoned_at       Nullable(DateTime64(3, 'UTC')),
    taken_date         Nullable(Date32),
    test               Bool,
    latest_recorded_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
ORDER BY ticket;

CREATE TABLE IF NOT EXISTS contract_row
(
    contract           String,
    version            UInt128,
    agency             LowCardinality(String),
    service            LowCardinality(String),
    contracted_at      Nullable(DateTime64(3, 'UTC')),
    due_at             Nullable(DateTime64(3, 'UTC')),
    finished_at        Nullable(DateTime64(3, 'UTC')),
    due_date           Nullable(Date32),
    test               Bool,
    latest_recorded_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
ORDER BY contract;
