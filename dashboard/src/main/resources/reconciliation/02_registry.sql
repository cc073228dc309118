-- The registry as it stands: each item with its versions, newest first, and each unit with its district.
CREATE OR REPLACE TABLE reconciliation_item
(
    code     String,
    -- version, in force from (milliseconds), type, promised amount and kind, statutory amount and kind, immediate
    versions Array(Tuple(UInt64, Int64, String, Int64, String, Int64, String, Bool))
)
ENGINE = Join(ANY, LEFT, code) SETTINGS persistent = 0;

CREATE OR REPLACE TABLE reconciliation_unit
(
    code     String,
    district String,
    area     String,                              -- what it is responsible for: itself, for a department the unit above
    above    Array(String)                        -- itself and the units above it
)
ENGINE = Join(ANY, LEFT, code) SETTINGS persistent = 0;

CREATE OR REPLACE TABLE reconciliation_source
(
    prefix  String,
    visits  Bool                                  -- whether it sends case.visited
)
ENGINE = MergeTree ORDER BY prefix;

CREATE OR REPLACE TABLE reconciliation_point
(
    id   String,
    unit String
)
ENGINE = Join(ANY, LEFT, id) SETTINGS persistent = 0;

INSERT INTO reconciliation_item
SELECT
    code,
    arrayReverseSort(each -> each.1, groupArray((
        version,
        multiIf(
            valid_from = '', toInt64(-9000000000000000),
            length(valid_from) = 10, toUnixTimestamp64Milli(toDateTime64(concat(valid_from, ' 00:00:00.000'), 3, ${zone})),
            toUnixTimestamp64Milli(parseDateTime64BestEffort(valid_from, 3, 'UTC'))),
        type,
        toInt64(promised.1),
        if(promised.2 = '', 'NONE', promised.2),
        toInt64(statutory.1),
        if(statutory.2 = '', 'NONE', statutory.2),
        immediate)))
FROM
(
    SELECT
        -- item/CODE/VERSION: the code itself may hold a slash
        substring(key, 6, length(key) - 6 - length(arrayElement(splitByChar('/', key), -1))) AS code,
        toUInt64(arrayElement(splitByChar('/', key), -1)) AS version,
        JSONExtractString(body, 'validFrom') AS valid_from,
        JSONExtractString(body, 'type') AS type,
        JSONExtract(body, 'promised', 'Tuple(amount Int64, kind String)') AS promised,
        JSONExtract(body, 'statutory', 'Tuple(amount Int64, kind String)') AS statutory,
        JSONExtractBool(body, 'immediate') AS immediate
    FROM registry_row FINAL
    WHERE kind = 'item' AND body != ''
)
GROUP BY code;

INSERT INTO reconciliation_source
SELECT substring(key, 8), JSONExtractBool(body, 'reportsVisits')
FROM registry_row FINAL
WHERE kind = 'source' AND body != '';

INSERT INTO reconciliation_point
SELECT substring(key, 7), JSONExtractString(body, 'unit')
FROM registry_row FINAL
WHERE kind = 'point' AND body != '';

-- Up the tree from every unit: the first DISTRICT, else the topmost DEPARTMENT, else the CITY.
INSERT INTO reconciliation_unit
WITH RECURSIVE
    unit AS
    (
        SELECT
            substring(key, 6) AS code,
            JSONExtractString(body, 'level') AS level,
            JSONExtractString(body, 'parent') AS parent
        FROM registry_row FINAL
        WHERE kind = 'unit' AND body != ''
    ),
    above AS
    (
        SELECT code AS start, code, level, parent, 0 AS height FROM unit
        UNION ALL
        SELECT above.start, unit.code, unit.level, unit.parent, above.height + 1
        FROM above INNER JOIN unit ON unit.code = above.parent
        WHERE above.height < 32
    )
SELECT
    start,
    multiIf(
        countIf(level = 'DISTRICT') > 0, argMinIf(code, height, level = 'DISTRICT'),
        countIf(level = 'DEPARTMENT') > 0, argMaxIf(code, height, level = 'DEPARTMENT'),
        countIf(level = 'CITY') > 0, argMaxIf(code, height, level = 'CITY'),
        ''),
    -- the first that is no department, or has nothing above it; above the last there may be one that is not registered
    if(
        countIf(level != 'DEPARTMENT' OR parent = '') > 0,
        argMinIf(code, height, level != 'DEPARTMENT' OR parent = ''),
        argMax(parent, height)),
    arrayDistinct(arrayConcat(groupArray(code), groupArray(parent)))
FROM above
GROUP BY start;
