-- What the registry says of points, cells, communities and measures, for the days that are counted a second way.
-- Times are milliseconds since 1970, days are days since 1970. ${first} is when the first record of a point was recorded.
CREATE OR REPLACE TABLE reconciliation_circle_point ENGINE = MergeTree ORDER BY (point, day) AS
SELECT
    point,
    day,
    number,
    begins,
    ends
FROM
(
    SELECT
        r.point AS point,
        d.day AS day,
        max(r.number) AS number,
        any(d.begins) AS begins,
        any(d.ends) AS ends
    FROM reconciliation_circle_record AS r
    CROSS JOIN reconciliation_circle_day AS d
    -- What was recorded within a day of the first record counts for all the time before.
    WHERE r.recorded <= greatest(d.ends - 1, toInt64(${first}) + 86400000)
    GROUP BY r.point, d.day
) AS last
INNER JOIN reconciliation_circle_record AS r ON r.point = last.point AND r.number = last.number
-- A point that was taken out has a last row on that day.
WHERE NOT r.gone OR r.recorded >= last.begins;

CREATE OR REPLACE TABLE reconciliation_circle_measure
(measure String, millimetres UInt32, terminals Bool, items Array(String)) ENGINE = MergeTree ORDER BY measure;

INSERT INTO reconciliation_circle_measure VALUES
    ('open-adult', ${adult}, false, []), ('open-elder', ${elder}, false, []), ('terminals-adult', ${adult}, true, []);

INSERT INTO reconciliation_circle_measure
SELECT concat('bundle/', substring(key, 8)), ${adult}, false, JSONExtract(body, 'items', 'Array(String)')
FROM registry_row FINAL
WHERE kind = 'bundle' AND body != '' AND notEmpty(JSONExtract(body, 'items', 'Array(String)'));

CREATE OR REPLACE TABLE reconciliation_circle_community ENGINE = MergeTree ORDER BY community AS
SELECT u.community AS community, u.urban AS urban, toUInt64(c.people) AS people, toUInt32(c.without_data) AS without_data
FROM
(
    SELECT substring(key, 6) AS community, JSONExtractBool(body, 'urban') AS urban
    FROM registry_row FINAL
    WHERE kind = 'unit' AND body != '' AND JSONExtractString(body, 'level') = 'COMMUNITY'
) AS u
LEFT JOIN
(
    SELECT
        CAST(community, 'String') AS community,
        sum(ifNull(population, 0)) AS people,
        countIf(population IS NULL) AS without_data
    FROM circle_cell FINAL
    WHERE NOT gone AND counts
    GROUP BY community
) AS c ON c.community = u.community;

CREATE OR REPLACE TABLE reconciliation_circle_way ENGINE = MergeTree ORDER BY point AS
SELECT w.point AS point, c.number AS cell, c.community AS community, c.people AS people, w.way AS way
FROM
(
    SELECT point, cell, way
    FROM circle_reach FINAL
    ARRAY JOIN cells AS cell, millimetres AS way
    WHERE NOT gone AND way <= ${adult}
) AS w
INNER JOIN
(
    SELECT
        cell,
        CAST(community, 'String') AS community,
        toInt64(ifNull(population, 0)) AS people,
        rowNumberInAllBlocks() AS number
    FROM circle_cell FINAL
    WHERE NOT gone AND counts AND population > 0
) AS c ON c.cell = w.cell;

CREATE OR REPLACE TABLE reconciliation_circle_hours
(hours String, day Int32, froms Array(Int64), tos Array(Int64), problem String) ENGINE = MergeTree ORDER BY (hours, day);

CREATE OR REPLACE TABLE reconciliation_circle_event
(point String, source String, id String, kind UInt8, at Int64, holds Int64) ENGINE = MergeTree ORDER BY (point, holds);

CREATE OR REPLACE TABLE reconciliation_circle_point_day AS point_day;

CREATE OR REPLACE TABLE reconciliation_circle_coverage_day AS coverage_day;
