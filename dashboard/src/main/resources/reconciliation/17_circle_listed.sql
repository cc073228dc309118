-- The first of what is wrong, with its points and why, where it can be told.
SELECT
    what,
    what = 'point' ? concat(toString(day), '/', subject) : concat(toString(day), '/', measure, '/', subject) AS key,
    `column`,
    expected,
    found,
    what = 'point' ? '' : arrayStringConcat(p.points, '\n') AS told,
    multiIf(
        what = 'coverage' AND measure NOT IN (SELECT measure FROM reconciliation_circle_measure), 'measure',
        what = 'coverage' AND empty(p.points), 'sum',
        what = 'coverage' ? p.earlier : subject IN (SELECT point FROM reconciliation_circle_earlier), 'upgrade',
        '') AS cause
FROM
(
    SELECT *
    FROM reconciliation_circle_wrong
    ORDER BY what, day DESC, measure, subject
    LIMIT ${most}
) AS w
LEFT JOIN
(
    SELECT
        d.day AS point_day,
        r.community AS community,
        arraySlice(arraySort(groupUniqArray(100)(d.subject)), 1, 20) AS points,
        max(d.subject IN (SELECT point FROM reconciliation_circle_earlier)) AS earlier
    FROM (SELECT day, subject FROM reconciliation_circle_wrong WHERE what = 'point') AS d
    INNER JOIN (SELECT DISTINCT point, community FROM reconciliation_circle_way) AS r ON r.point = d.subject
    GROUP BY d.day, r.community
) AS p ON p.point_day = w.day AND p.community = w.subject AND w.what = 'coverage'
ORDER BY what, day DESC, measure, subject
SETTINGS join_use_nulls = 0
