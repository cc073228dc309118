-- Coverage over a span of time, counted a second way: from the archived events of points, their hours as read
-- for each day, reach and cells. Nothing here is what the job has folded but kind and hours of a point's day.
-- Times are milliseconds since 1970. One row for each unit that has an urban community.
WITH
    toInt64(${from}) AS span_from,
    toInt64(${to}) AS span_to,
    toInt64(9000000000000000) AS never,
    -- The last word on each event.
    said AS
    (
        SELECT
            subject AS point,
            source,
            id,
            argMin(
                (operation, test, type, toUnixTimestamp64Milli(time), raw),
                (-toInt64(revision), hash)) AS word
        FROM event_archive
        WHERE type LIKE 'point.%'
        GROUP BY subject, source, id
    ),
    event AS
    (
        SELECT
            point,
            source,
            id,
            word.4 AS at,
            indexOf(['point.up', 'point.down', 'point.heartbeat', 'point.opened', 'point.closed'], word.3) AS kind,
            kind <= 2 ? least(at, ifNull(toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(
                JSONExtractString(word.5, 'data', 'since'), 3, 'UTC')), at)) : at AS holds
        FROM said
        WHERE word.1 = 'UPSERT' AND NOT word.2
    ),
    -- Points of which a source says that it sends heartbeats: the longest registered prefix speaks.
    beating AS
    (
        SELECT DISTINCT point
        FROM
        (
            SELECT s.point AS point, s.source AS source, argMax(r.reports, length(r.prefix)) AS beats
            FROM (SELECT DISTINCT subject AS point, source FROM event_archive WHERE type LIKE 'point.%') AS s
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
    known AS
    (
        SELECT
            p.point AS point,
            p.machine AS machine,
            p.point IN (SELECT point FROM beating) AS beats,
            h.point != '' ? toInt64(toUnixTimestamp64Milli(toDateTime64(
                toStartOfDay(toDateTime(fromUnixTimestamp64Milli(h.first, ${zone}), ${zone})), 3, ${zone}))) : never AS heard,
            h.point != '' AND h.failures > 0 ? h.first_failure : never AS failed
        FROM
        (
            SELECT point, max(kind IN ('TERMINAL', 'MAILBOX')) AS machine
            FROM point_day FINAL
            GROUP BY point
        ) AS p
        LEFT JOIN
        (
            SELECT point, min(holds) AS first, countIf(kind = 2) AS failures, minIf(holds, kind = 2) AS first_failure
            FROM event
            GROUP BY point
        ) AS h ON h.point = p.point
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
        FROM event
        WHERE kind <= 3
    ),
    alive AS
    (
        SELECT l.point AS point, l.holds AS f, least(l.next_failure, k.beats ? l.holds + 300000 : never) AS t
        FROM life AS l
        INNER JOIN known AS k ON k.point = l.point
        WHERE l.kind != 2
        UNION ALL
        -- Without heartbeats it lives until it says otherwise; a machine not before anything was heard of it.
        SELECT point, machine ? heard : -never AS f, failed AS t
        FROM known
        WHERE NOT beats
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
        FROM event
        WHERE kind >= 4
        WINDOW back AS (
            PARTITION BY point ORDER BY at DESC, kind DESC, source DESC, id DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ),
    -- Every span as two steps of its kind: there, scheduled, opened, closed, alive.
    span AS
    (
        SELECT point, toUnixTimestamp64Milli(begins) AS f, toUnixTimestamp64Milli(ends) AS t, 1 AS what
        FROM point_day FINAL
        WHERE kind != ''
        UNION ALL
        SELECT point, toUnixTimestamp64Milli(schedule_from) AS f, toUnixTimestamp64Milli(schedule_to) AS t, 2
        FROM point_day FINAL
        ARRAY JOIN schedule_froms AS schedule_from, schedule_tos AS schedule_to
        UNION ALL
        SELECT point, at AS f, least(day_end, next_word = 0 ? never : next_word) AS t, 3
        FROM door
        WHERE kind = 4
        UNION ALL
        SELECT point, at AS f, next_opening = 0 ? never : next_opening AS t, 4
        FROM door
        WHERE kind = 5
        UNION ALL
        SELECT point, f, t, 5
        FROM alive
    ),
    step AS
    (
        SELECT
            point,
            at,
            sumIf(step, what = 1) AS there,
            sumIf(step, what = 2) AS scheduled,
            sumIf(step, what = 3) AS opened,
            sumIf(step, what = 4) AS closed,
            sumIf(step, what = 5) AS living
        FROM (SELECT point, what, f, t FROM span WHERE f < t)
        ARRAY JOIN [f, t] AS at, [1, -1] AS step
        GROUP BY point, at
    ),
    state AS
    (
        SELECT
            point,
            at AS f,
            leadInFrame(at, 1, never) OVER (
                PARTITION BY point ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS t,
            sum(there) OVER up AS is_there,
            sum(scheduled) OVER up AS is_scheduled,
            sum(opened) OVER up AS is_opened,
            sum(closed) OVER up AS is_closed,
            sum(living) OVER up AS is_living
        FROM step
        WINDOW up AS (PARTITION BY point ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    ),
    open AS
    (
        SELECT point, greatest(f, span_from) AS f, least(t, span_to) AS t
        FROM state
        WHERE is_there > 0 AND (is_scheduled > 0 OR is_opened > 0) AND is_closed = 0 AND is_living > 0
            AND greatest(state.f, span_from) < least(state.t, span_to)
    ),
    -- How many open points a cell has within reach.
    cell_step AS
    (
        SELECT w.cell AS cell, at, sum(step) AS more
        FROM
        (
            SELECT point, cell
            FROM circle_reach FINAL
            ARRAY JOIN cells AS cell, millimetres AS way
            WHERE NOT gone AND way <= ${millimetres}
        ) AS w
        INNER JOIN (SELECT point, at, step FROM open ARRAY JOIN [f, t] AS at, [1, -1] AS step) AS o ON o.point = w.point
        GROUP BY w.cell, at
    ),
    cell_course AS
    (
        SELECT
            cell,
            at,
            more,
            sum(more) OVER (PARTITION BY cell ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS points
        FROM cell_step
    ),
    place AS
    (
        SELECT cell, community, population
        FROM circle_cell FINAL
        WHERE NOT gone AND counts
    ),
    inhabited AS
    (
        SELECT community, toInt64(sum(ifNull(population, 0))) AS people, countIf(population IS NULL) AS without_data
        FROM place
        GROUP BY community
    ),
    community_step AS
    (
        SELECT community, at, sum(more) AS more
        FROM
        (
            SELECT p.community AS community, c.at AS at,
                toInt64(ifNull(p.population, 0)) * ((c.points > 0) - (c.points - c.more > 0)) AS more
            FROM cell_course AS c
            INNER JOIN place AS p ON p.cell = c.cell
            UNION ALL
            SELECT community, toInt64(span_from) AS at, toInt64(0) AS more
            FROM inhabited
        )
        GROUP BY community, at
    ),
    course AS
    (
        SELECT
            community,
            sum(more) OVER (PARTITION BY community ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS covered,
            leadInFrame(at, 1, toInt64(span_to)) OVER (
                PARTITION BY community ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - at AS lasts
        FROM community_step
    ),
    counted AS
    (
        SELECT
            i.community AS community,
            any(i.people) AS living,
            any(i.without_data) AS without_data,
            sum(c.covered * c.lasts) AS covered_millis,
            sumIf(c.lasts, i.people > 0 AND 10 * c.covered >= 9 * i.people) AS standard_millis
        FROM inhabited AS i
        INNER JOIN course AS c ON c.community = i.community
        GROUP BY i.community
    ),
    unit AS
    (
        SELECT
            JSONExtractString(body, 'code') AS code,
            JSONExtractString(body, 'parent') AS parent,
            JSONExtractString(body, 'level') AS level,
            JSONExtractBool(body, 'urban') AS urban
        FROM registry_row FINAL
        WHERE kind = 'unit' AND body != ''
    ),
    -- A community belongs to itself and to at most four units above it.
    belonging AS
    (
        SELECT
            a.code AS community,
            arrayDistinct(arrayFilter(each -> each != '', [a.code, b.code, c.code, d.code, e.code])) AS above
        FROM unit AS a
        LEFT JOIN unit AS b ON b.code = a.parent
        LEFT JOIN unit AS c ON c.code = b.parent
        LEFT JOIN unit AS d ON d.code = c.parent
        LEFT JOIN unit AS e ON e.code = d.parent
        WHERE a.level = 'COMMUNITY' AND a.urban
    )
SELECT
    unit_code,
    sum(living) AS people,
    sum(covered) AS covered_millis,
    countIf(living > 0) AS communities,
    sum(standard) AS standard_millis,
    sum(untold) AS cells_without_data,
    countIf(living = 0) AS communities_without_data
FROM
(
    SELECT b.above AS above, t.living AS living, t.covered_millis AS covered, t.standard_millis AS standard,
        t.without_data AS untold
    FROM belonging AS b
    LEFT JOIN counted AS t ON t.community = b.community
)
ARRAY JOIN above AS unit_code
GROUP BY unit_code
ORDER BY unit_code
