-- What a change of the registry did to figures of the past: one row a change, several records at once
-- where they were published together; and the cases that were folded again because of it.
CREATE TABLE IF NOT EXISTS registry_change
(
    upto       UInt64,                            -- offset of the last record of the change
    state      LowCardinality(String),            -- RUNNING, DONE
    changed_at DateTime64(3, 'UTC'),              -- when the first record was published
    records    UInt32,
    what       Array(String),                     -- keys of records that touch figures, the first hundred
    touching   UInt32,                            -- how many do
    cases      UInt64,                            -- cases folded again
    moved      UInt64,                            -- of those: a due date, D1, acceptance, district or type changed
    done_at    Nullable(DateTime64(3, 'UTC')),
    version    UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY upto;

CREATE TABLE IF NOT EXISTS registry_change_case
(
    upto             UInt64,
    case_id          String,
    stage            UInt8,                       -- 0: as it was, 1: and as it is
    due_before       Nullable(DateTime64(3, 'UTC')),
    statutory_before Nullable(DateTime64(3, 'UTC')),
    accepted_before  Nullable(DateTime64(3, 'UTC')),
    d1_before        Nullable(Int32),
    district_before  String,
    type_before      String,
    due_after        Nullable(DateTime64(3, 'UTC')),
    statutory_after  Nullable(DateTime64(3, 'UTC')),
    accepted_after   Nullable(DateTime64(3, 'UTC')),
    d1_after         Nullable(Int32),
    district_after   String,
    type_after       String,
    moved            Bool
)
ENGINE = ReplacingMergeTree(stage)
ORDER BY (upto, case_id);
