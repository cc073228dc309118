-- Every record of the registry that was ever published, so that it can be read as it was known at an
-- instant: registry_row keeps the last one of each key only. Kept by key and offset, so that a record
-- written twice stands once, however often the job starts anew.
CREATE TABLE IF NOT EXISTS registry_history
(
    kind        LowCardinality(String),
    key         String,
    `offset`    UInt64,
    body        String CODEC(ZSTD(1)),
    recorded_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (kind, key, `offset`);

CREATE MATERIALIZED VIEW IF NOT EXISTS registry_history_keeper TO registry_history
AS SELECT kind, key, `offset`, body, recorded_at FROM registry_row;

INSERT INTO registry_history SELECT kind, key, `offset`, body, recorded_at FROM registry_row;
