-- The days of points that are other than they should be, of one day: one line each, with the first column that differs.
-- Of a day that is not over only what lies before ${cut} (milliseconds) is compared: what lies ahead changes all the while.
INSERT INTO reconciliation_circle_found
WITH
    toInt64(${cut}) AS cut,
    toDate32(${day}) AS the_day,
    expected AS
    (
        ${expected}
    ),
    found AS
    (
        ${found}
    )
SELECT ${look}, 'point', the_day, '', subject, difference.1, difference.2, difference.3
FROM
(
    SELECT
        if(e.point = '', f.point, e.point) AS subject,
        -- The first place at which the two courses part.
        greatest(length(e.course), length(f.course)) AS pieces,
        arrayFirstIndex(
            (one, other) -> one != other,
            arrayResize(e.course, pieces, (toInt64(-1), '')),
            arrayResize(f.course, pieces, (toInt64(-1), ''))) AS place,
        multiIf(
            place > length(e.course), f.course[place].1,
            place > length(f.course), e.course[place].1,
            least(e.course[place].1, f.course[place].1)) AS moment,
        concat(' ', formatDateTime(fromUnixTimestamp64Milli(moment, ${zone}), '%H:%i:%S'), '; ') AS clock,
        multiIf(
            e.point = '', ('row', '', f.hours_told),
            f.point = '', ('row', e.hours_told, ''),
            e.kind != f.kind, ('kind', e.kind, f.kind),
            e.unit != f.unit, ('unit', e.unit, f.unit),
            e.span != f.span, ('span', e.span, f.span),
            e.schedule != f.schedule, ('hours', e.schedule, f.schedule),
            e.hours_problem != f.hours_problem, ('hours_problem', e.hours_problem, f.hours_problem),
            e.round_the_clock != f.round_the_clock, ('round_the_clock', toString(e.round_the_clock), toString(f.round_the_clock)),
            e.heartbeats != f.heartbeats, ('heartbeats', toString(e.heartbeats), toString(f.heartbeats)),
            e.items != f.items, ('items', arrayStringConcat(e.items, ' '), arrayStringConcat(f.items, ' ')),
            place > 0, (
                'states',
                concat(arrayLast(piece -> piece.1 <= moment, e.course).2, clock, e.hours_told),
                concat(arrayLast(piece -> piece.1 <= moment, f.course).2, clock, f.hours_told)),
            e.seen != f.seen, ('last_seen', e.seen, f.seen),
            ('', '', '')) AS difference
    FROM expected AS e
    FULL OUTER JOIN found AS f ON e.point = f.point
)
WHERE difference.1 != ''
SETTINGS join_use_nulls = 0
