-- Alerts of cases, as the job raised them: one absolute row each. Read with FINAL.
-- id: case|rule[/subject]|version of the rules|term in milliseconds, the same however often it is raised.

CREATE TABLE IF NOT EXISTS case_alert
(
    id         String,
    version    UInt128,                         -- of the case
    case_id    String,
    kind       LowCardinality(String),          -- the rule
    level      LowCardinality(String),          -- BLUE, YELLOW, RED
    rules      Int32,                           -- version of the rules
    subject    String,                          -- the step; '' for the case itself
    due        DateTime64(3, 'UTC'),
    moment     DateTime64(3, 'UTC'),            -- from when it holds, by the case's clock
    unit       LowCardinality(String),          -- that held the step then
    lead       LowCardinality(String),          -- that is responsible for the case
    item       LowCardinality(String),
    state      LowCardinality(String),          -- RAISED, ENDED, WITHDRAWN
    reason     LowCardinality(String),          -- why it does not hold any more
    ended_at   Nullable(DateTime64(3, 'UTC')),
    raised_at  DateTime64(3, 'UTC'),            -- when the job said so first
    changed_at DateTime64(3, 'UTC')             -- when it said what stands here
)
ENGINE = ReplacingMergeTree(version)
ORDER BY id;
