-- Who is covered on a day, by community and measure: the days of points as they were counted a second way, ways, cells.
INSERT INTO reconciliation_circle_coverage_day
    (community, day, measure, version, urban, people, cells_without_data, froms, covered, hour_covered, hour_standard,
    ends)
WITH
    toInt64(${begins}) AS day_begins,
    toInt64(${ends}) AS day_ends,
    toDate32(${day}) AS the_day,
    -- A point by the measures it counts for, with the moments at which it opens and closes.
    open AS
    (
        SELECT
            p.point AS point,
            m.measure AS measure,
            m.millimetres AS millimetres,
            arrayConcat(
                arrayMap((f, t) -> (f, -1), arrayFilter((f, s) -> s = 'OPEN', p.starts, p.states), p.opens),
                arrayMap((f, t) -> (t, 1), arrayFilter((f, s) -> s = 'OPEN', p.starts, p.states), p.opens)) AS steps
        FROM
        (
            SELECT
                point,
                kind IN ('TERMINAL', 'MAILBOX') AND round_the_clock AS terminal,
                items,
                states,
                arrayMap(at -> toUnixTimestamp64Milli(at), froms) AS starts,
                arrayFilter((t, s) -> s = 'OPEN', arrayPushBack(arrayPopFront(starts), day_ends), states) AS opens
            FROM reconciliation_circle_point_day FINAL
            WHERE day = the_day
        ) AS p
        CROSS JOIN reconciliation_circle_measure AS m
        WHERE (NOT m.terminals OR p.terminal) AND hasAll(p.items, m.items)
    ),
    -- Of each cell, when its first open point within reach opens and its last one closes.
    cell AS
    (
        SELECT
            o.measure AS measure,
            w.cell AS cell,
            any(w.community) AS lies_in,
            any(w.people) AS living,
            -- At one moment first who opens.
            arraySort(groupArrayArray(o.steps)) AS moves,
            arrayCumSum(move -> -move.2, moves) AS points,
            arrayFilter(
                (move, now) -> now = 1 AND move.2 = -1 OR now = 0,
                moves, points) AS turns
        FROM reconciliation_circle_way AS w
        INNER JOIN open AS o ON o.point = w.point
        WHERE w.way <= o.millimetres
        GROUP BY o.measure, w.cell
    ),
    course AS
    (
        SELECT community, measure, arraySort(groupArray((at, more))) AS changes
        FROM
        (
            SELECT lies_in AS community, measure, turn.1 AS at, sum(-turn.2 * living) AS more
            FROM cell
            ARRAY JOIN turns AS turn
            WHERE turn.1 < day_ends
            GROUP BY lies_in, measure, at
            HAVING more != 0
        )
        GROUP BY community, measure
    )
SELECT
    community,
    the_day,
    measure,
    ${look},
    urban,
    people,
    without_data,
    arrayMap(at -> fromUnixTimestamp64Milli(at, 'UTC'), starts),
    covered,
    arrayMap(
        h -> toUInt64(arraySum(
            (n, f, t) -> n * greatest(0, least(t, h + 3600000, day_ends) - greatest(f, h)), covered, starts, stops)),
        hours),
    arrayMap(
        h -> toUInt64(arraySum(
            (n, f, t) -> (people > 0 AND 10 * n >= 9 * people) * greatest(0, least(t, h + 3600000, day_ends) - greatest(f, h)),
            covered, starts, stops)),
        hours),
    fromUnixTimestamp64Milli(day_ends, 'UTC')
FROM
(
    SELECT
        a.community AS community,
        a.measure AS measure,
        a.urban AS urban,
        a.people AS people,
        a.without_data AS without_data,
        range(day_begins, day_ends, 3600000) AS hours,
        if(c.changes[1].1 = day_begins, c.changes, arrayPushFront(c.changes, (day_begins, toInt64(0)))) AS every,
        arrayMap(change -> change.1, every) AS starts,
        arrayMap(n -> toUInt64(n), arrayCumSum(change -> change.2, every)) AS covered,
        arrayPushBack(arrayPopFront(starts), day_ends) AS stops
    FROM
    (
        SELECT community, urban, people, without_data, measure
        FROM reconciliation_circle_community
        CROSS JOIN reconciliation_circle_measure
    ) AS a
    LEFT JOIN course AS c ON c.community = a.community AND c.measure = a.measure
)
WHERE (SELECT count() FROM reconciliation_circle_point_day WHERE day = the_day) > 0;
