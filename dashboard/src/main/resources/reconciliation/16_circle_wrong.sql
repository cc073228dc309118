-- What has stood at two looks, one after the other, and is not on its way: table reconciliation_circle_wrong.
CREATE OR REPLACE TABLE reconciliation_circle_late ENGINE = MergeTree ORDER BY point AS
SELECT DISTINCT subject AS point
FROM event_archive
WHERE type LIKE 'point.%' AND recorded_at > fromUnixTimestamp64Milli(toInt64(${start}) - ${rest}, 'UTC')
    AND (time < fromUnixTimestamp64Milli(toInt64(${cut}), 'UTC') OR type IN ('point.up', 'point.down'));

CREATE OR REPLACE TABLE reconciliation_circle_wrong ENGINE = MergeTree ORDER BY (what, day, measure, subject) AS
SELECT what, day, measure, subject, `column`, expected, found
FROM reconciliation_circle_found
WHERE look = ${look}
    AND (what, day, measure, subject, `column`, expected, found) IN (
        SELECT what, day, measure, subject, `column`, expected, found
        FROM reconciliation_circle_found
        WHERE look = ${look} - 1)
    AND (what = 'point'
        ? subject NOT IN (SELECT point FROM reconciliation_circle_late)
        : NOT ${fresh} AND day NOT IN (
            SELECT day
            FROM reconciliation_circle_found
            WHERE look = ${look} AND what = 'point' AND subject IN (SELECT point FROM reconciliation_circle_late)))
    AND (what = 'coverage' OR NOT ${fresh});
