-- The days of communities that are other than they should be, of one day, like 14_circle_points.
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
        -- A community that is no longer there keeps rows without people.
        AND NOT (people = 0 AND NOT urban AND cells_without_data = 0 AND covered = [0]
            AND community NOT IN (SELECT community FROM reconciliation_circle_community))
    )
SELECT ${look}, 'coverage', the_day, by_measure, subject, difference.1, difference.2, difference.3
FROM
(
    SELECT
        if(e.community = '', f.community, e.community) AS subject,
        if(e.community = '', f.measure, e.measure) AS by_measure,
        greatest(length(e.course), length(f.course)) AS pieces,
        arrayFirstIndex(
            (one, other) -> one != other,
            arrayResize(e.course, pieces, (toInt64(-1), toUInt64(0))),
            arrayResize(f.course, pieces, (toInt64(-1), toUInt64(0)))) AS place,
        multiIf(
            place > length(e.course), f.course[place].1,
            place > length(f.course), e.course[place].1,
            least(e.course[place].1, f.course[place].1)) AS moment,
        concat(' ', formatDateTime(fromUnixTimestamp64Milli(moment, ${zone}), '%H:%i:%S'), '; ') AS clock,
        multiIf(
            e.community = '', ('row', '', f.told),
            f.community = '', ('row', e.told, ''),
            e.urban != f.urban, ('urban', toString(e.urban), toString(f.urban)),
            e.people != f.people, ('people', toString(e.people), toString(f.people)),
            e.without != f.without, ('cells_without_data', toString(e.without), toString(f.without)),
            e.until != f.until, ('ends', toString(e.until), toString(f.until)),
            place > 0, (
                'covered',
                concat(toString(arrayLast(piece -> piece.1 <= moment, e.course).2), clock, e.told),
                concat(toString(arrayLast(piece -> piece.1 <= moment, f.course).2), clock, f.told)),
            e.by_hour != f.by_hour, ('hour_covered', toString(arraySum(e.by_hour)), toString(arraySum(f.by_hour))),
            e.standard != f.standard, ('hour_standard', toString(arraySum(e.standard)), toString(arraySum(f.standard))),
            ('', '', '')) AS difference
    FROM expected AS e
    FULL OUTER JOIN found AS f ON e.community = f.community AND e.measure = f.measure
)
WHERE difference.1 != ''
SETTINGS join_use_nulls = 0
