-- The records of points as they were published, and the days there are.
CREATE OR REPLACE TABLE reconciliation_circle_record ENGINE = MergeTree ORDER BY (point, number) AS
SELECT
    substring(key, 7) AS point,
    `offset` AS number,
    toUnixTimestamp64Milli(recorded_at) AS recorded,
    body = '' AS gone,
    multiIf(
        JSONExtractString(body, 'pointKind') != '', JSONExtractString(body, 'pointKind'),
        JSONExtractString(body, 'kind') IN ('HALL', 'CENTRE', 'TERMINAL', 'MAILBOX'), JSONExtractString(body, 'kind'),
        '') AS point_kind,
    JSONExtractString(body, 'unit') AS unit,
    JSONExtractString(body, 'hours') AS hours,
    JSONExtract(body, 'items', 'Array(String)') AS items
FROM registry_history FINAL
WHERE kind = 'point';

CREATE OR REPLACE TABLE reconciliation_circle_day
(day Int32, begins Int64, ends Int64) ENGINE = MergeTree ORDER BY day;
