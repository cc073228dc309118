-- Runs of the reconciliation, and what they found to be other than the archived events say.

CREATE TABLE IF NOT EXISTS reconciliation_run
(
    run        UInt64,                            -- when it started, milliseconds since 1970
    state      LowCardinality(String),            -- running, done, failed
    ended_at   Nullable(DateTime64(3, 'UTC')),
    cases      UInt64,                            -- compared
    cells      UInt64,
    unsettled  UInt64,                            -- cases and cells that changed all the while: left to the next run
    different  UInt64,                            -- cases and cells that differ
    repaired   UInt64,                            -- of these
    reason     String,                            -- why it failed
    updated_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY run;

CREATE TABLE IF NOT EXISTS reconciliation_difference
(
    run      UInt64,
    what     LowCardinality(String),              -- case, cell
    key      String,                              -- number of the case; cohort/day/district/channel/item type/kind
    column   LowCardinality(String),              -- row: a whole row is missing or too many
    expected String,
    found    String
)
ENGINE = ReplacingMergeTree
ORDER BY (run, what, key, column);
