-- The days of some points, counted a second way: from their archived events, the registry of the day and its hours.
-- ${subject} and ${point} are one condition, on the columns of these names.
TRUNCATE TABLE reconciliation_circle_event;

-- The last word on each event: the highest revision, of equal ones the smaller hash.
INSERT INTO reconciliation_circle_event
SELECT point, source, id, word.2, word.3, word.4
FROM
(
    SELECT
        subject AS point,
        source,
        id,
        argMin(
            (
                operation = 'UPSERT' AND NOT test,
                toUInt8(indexOf(['point.up', 'point.down', 'point.heartbeat', 'point.opened', 'point.closed'], type)),
                toUnixTimestamp64Milli(time),
                type IN ('point.up', 'point.down') ? least(
                    toUnixTimestamp64Milli(time),
                    ifNull(toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(
                        JSONExtractString(raw, 'data', 'since'), 3, 'UTC')), toUnixTimestamp64Milli(time)))
                    : toUnixTimestamp64Milli(time)
            ),
            (-toInt64(revision), hash)) AS word
    FROM event_archive
    WHERE type LIKE 'point.%' AND ${subject}
    GROUP BY subject, source, id
)
WHERE word.1 AND word.2 > 0;

INSERT INTO reconciliation_circle_point_day
    (point, day, version, kind, unit, round_the_clock, heartbeats, items, begins, ends, froms, states, schedule_froms,
    schedule_tos, hours_problem, last_seen)
WITH
    toInt64(9000000000000000) AS never,
    -- Points of which a source says that it sends heartbeats: the longest registered prefix speaks.
    beating AS
    (
        SELECT DISTINCT point
        FROM
        (
            SELECT s.point AS point, s.source AS source, argMax(r.reports, length(r.prefix)) AS beats
            FROM
            (
                SELECT DISTINCT subject AS point, source
                FROM event_archive
                WHERE type LIKE 'point.%' AND ${subject}
            ) AS s
            CROSS JOIN
            (
                SELECT JSONExtractString(body, 'prefix') AS prefix, JSONExtractBool(body, 'reportsHeartbeats') AS reports
                FROM registry_row FINAL
                WHERE kind = 'source' AND body != ''
            ) AS r
            WHERE startsWith(s.source, r.prefix)
            GROUP BY s.point, s.source
        )
        WHERE beats
    ),
    heard AS
    (
        SELECT
            point,
            toInt32(toDate32(fromUnixTimestamp64Milli(min(holds), ${zone}))) AS day,
            countIf(kind = 2) AS failures,
            minIf(holds, kind = 2) AS first_failure
        FROM reconciliation_circle_event
        GROUP BY point
    ),
    -- A sign of life lasts to the next failure, and where the source sends heartbeats for five minutes only.
    life AS
    (
        SELECT
            point,
            kind,
            holds,
            min(kind = 2 ? holds : never) OVER (
                PARTITION BY point ORDER BY holds DESC, kind DESC, source DESC, id DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS next_failure
        FROM reconciliation_circle_event
        WHERE kind <= 3
    ),
    door AS
    (
        SELECT
            point,
            kind,
            at,
            min(at) OVER back AS next_word,
            min(kind = 4 ? at : never) OVER back AS next_opening,
            toUnixTimestamp64Milli(toDateTime64(
                toStartOfDay(toDateTime(fromUnixTimestamp64Milli(at, ${zone}), ${zone})) + INTERVAL 1 DAY, 3, ${zone})) AS day_end
        FROM reconciliation_circle_event
        WHERE kind >= 4
        WINDOW back AS (
            PARTITION BY point ORDER BY at DESC, kind DESC, source DESC, id DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ),
    -- Every span as two steps of its kind: there, scheduled, opened, closed, alive.
    span AS
    (
        SELECT point, begins AS f, ends AS t, 1 AS what, day
        FROM reconciliation_circle_point
        WHERE ${point}
        UNION ALL
        SELECT p.point AS point, h.froms AS f, h.tos AS t, 2 AS what, toInt32(-1000000) AS day
        FROM (SELECT point, day, number FROM reconciliation_circle_point WHERE ${point}) AS p
        INNER JOIN reconciliation_circle_record AS r ON r.point = p.point AND r.number = p.number
        INNER JOIN (SELECT hours, day, froms, tos FROM reconciliation_circle_hours ARRAY JOIN froms, tos) AS h
            ON h.hours = r.hours AND h.day = p.day
        WHERE NOT r.gone
        UNION ALL
        SELECT point, at AS f, least(day_end, next_word = 0 ? never : next_word) AS t, 3 AS what, toInt32(-1000000) AS day
        FROM door
        WHERE kind = 4
        UNION ALL
        SELECT point, at AS f, next_opening = 0 ? never : next_opening AS t, 4 AS what, toInt32(-1000000) AS day
        FROM door
        WHERE kind = 5
        UNION ALL
        SELECT point, holds AS f, least(next_failure, point IN (SELECT point FROM beating) ? holds + 300000 : never) AS t,
            5 AS what, toInt32(-1000000) AS day
        FROM life
        WHERE kind != 2
        UNION ALL
        -- Without heartbeats it lives until it says otherwise.
        SELECT p.point AS point, -never AS f, h.failures > 0 ? h.first_failure : never AS t, 5 AS what,
            toInt32(-1000000) AS day
        FROM (SELECT DISTINCT point FROM reconciliation_circle_point WHERE ${point}) AS p
        LEFT JOIN heard AS h ON h.point = p.point
        WHERE p.point NOT IN (SELECT point FROM beating)
    ),
    step AS
    (
        SELECT
            point,
            at,
            max(more > 0 ? starts : -1000000) AS starts,
            sumIf(more, what = 1) AS there,
            sumIf(more, what = 2) AS scheduled,
            sumIf(more, what = 3) AS opened,
            sumIf(more, what = 4) AS closed,
            sumIf(more, what = 5) AS living
        FROM (SELECT point, what, f, t, day AS starts FROM span WHERE f < t)
        ARRAY JOIN [f, t] AS at, [1, -1] AS more
        GROUP BY point, at
    ),
    state AS
    (
        SELECT
            point,
            at,
            max(starts) OVER up AS day,
            sum(there) OVER up AS is_there,
            sum(scheduled) OVER up AS is_scheduled,
            sum(opened) OVER up AS is_opened,
            sum(closed) OVER up AS is_closed,
            sum(living) OVER up AS is_living
        FROM step
        WINDOW up AS (PARTITION BY point ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    ),
    course AS
    (
        SELECT
            point,
            day,
            arraySort(groupArray((
                at,
                multiIf((is_scheduled = 0 AND is_opened = 0) OR is_closed > 0, 2, is_living > 0, 1, 3)))) AS pieces
        FROM state
        WHERE is_there > 0
        GROUP BY point, day
    ),
    seen AS
    (
        SELECT point, toInt32(toDate32(fromUnixTimestamp64Milli(at, ${zone}))) AS day, max(at) AS last
        FROM reconciliation_circle_event
        WHERE kind IN (1, 3)
        GROUP BY point, day
    ),
    whole AS
    (
        SELECT
            p.point AS point,
            p.day AS day,
            p.begins AS begins,
            p.ends AS ends,
            r.gone AS gone,
            r.point_kind AS kind,
            r.unit AS unit,
            r.items AS items,
            r.hours AS hours,
            -- Of a machine nothing had been heard by the end of that day: it is down.
            r.point_kind IN ('TERMINAL', 'MAILBOX') AND (h.point = '' OR h.day > p.day) AS unheard,
            p.point IN (SELECT point FROM beating) AS beats
        FROM (SELECT * FROM reconciliation_circle_point WHERE ${point}) AS p
        INNER JOIN reconciliation_circle_record AS r ON r.point = p.point AND r.number = p.number
        LEFT JOIN heard AS h ON h.point = p.point
    )
SELECT
    w.point,
    addDays(toDate32('1970-01-01'), w.day),
    ${look},
    w.gone ? '' : w.kind,
    w.gone ? '' : w.unit,
    NOT w.gone AND h.froms = [w.begins] AND h.tos = [w.ends],
    NOT w.gone AND w.beats,
    w.gone ? [] : w.items,
    fromUnixTimestamp64Milli(w.begins, 'UTC'),
    fromUnixTimestamp64Milli(w.ends, 'UTC'),
    arrayMap(piece -> fromUnixTimestamp64Milli(piece.1, 'UTC'), joined),
    arrayMap(piece -> CAST(piece.2, 'Enum8(\'OPEN\' = 1, \'CLOSED\' = 2, \'DOWN\' = 3)'), joined),
    w.gone ? [] : arrayMap(at -> fromUnixTimestamp64Milli(at, 'UTC'), h.froms),
    w.gone ? [] : arrayMap(at -> fromUnixTimestamp64Milli(at, 'UTC'), h.tos),
    w.gone ? '' : h.problem,
    w.gone OR s.point = '' ? NULL : fromUnixTimestamp64Milli(s.last, 'UTC')
FROM
(
    SELECT
        w.*,
        arrayMap(
            piece -> (piece.1, multiIf(w.gone, 2, w.unheard AND piece.2 = 1, 3, piece.2)),
            c.pieces) AS told,
        -- Neighbours of one state are one piece.
        arrayFilter(
            (piece, before) -> piece.2 != before,
            told,
            arrayPushFront(arrayPopBack(arrayMap(piece -> piece.2, told)), 0)) AS joined
    FROM whole AS w
    LEFT JOIN course AS c ON c.point = w.point AND c.day = w.day
) AS w
LEFT JOIN reconciliation_circle_hours AS h ON h.hours = w.hours AND h.day = w.day
LEFT JOIN seen AS s ON s.point = w.point AND s.day = w.day;
