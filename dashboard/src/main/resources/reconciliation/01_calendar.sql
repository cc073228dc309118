-- The days of the city's calendar. number counts the counted days up to and with the day: "how many
-- counted days lie in (a, b]" is number(b) - number(a), and "the n-th counted day after a" is the day
-- whose number is number(a) + n.
CREATE OR REPLACE TABLE reconciliation_day
(
    day     Int64,                                -- days since 1970-01-01
    counted UInt8,
    number  Int64
)
ENGINE = Join(ANY, LEFT, day) SETTINGS persistent = 0;

CREATE OR REPLACE TABLE reconciliation_counted_day
(
    number  Int64,
    day     Int64
)
ENGINE = Join(ANY, LEFT, number) SETTINGS persistent = 0;

INSERT INTO reconciliation_day
SELECT
    day,
    counted,
    toInt64(sum(counted) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS number
FROM
(
    SELECT
        toInt64(arrayJoin(range(toInt32(toDate32('1900-01-01')), toInt32(toDate32('2299-12-31')) + 1))) AS day,
        (${weekendsCount} OR toDayOfWeek(addDays(toDate32('1970-01-01'), day)) <= 5)
            != has(${exceptions}, day) AS counted
);

INSERT INTO reconciliation_counted_day
SELECT number, min(day)
FROM reconciliation_day
WHERE counted
GROUP BY number;
