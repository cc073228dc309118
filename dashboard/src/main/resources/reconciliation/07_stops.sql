    -- 特别程序, paired by procedure: a start while it runs and an end while it does not are passed over; a STOP may
    -- begin again after its end, an EXTENSION is granted once. A STOP ends at the decision at the latest.
    paired AS
    (
        SELECT
            *,
            arrayFlatten(arrayMap(
                id -> arrayFold(
                    (spans, each) -> multiIf(
                        each.3 != id, spans,
                        each.4 AND (empty(spans) OR spans[-1].3 = 'STOP' AND spans[-1].2 < 9000000000000000),
                            arrayPushBack(spans, (each.2, toInt64(9000000000000000), each.5, each.6, each.7, id)),
                        NOT each.4 AND notEmpty(spans) AND spans[-1].3 = 'STOP' AND spans[-1].2 = 9000000000000000,
                            arrayPushBack(arrayPopBack(spans), (spans[-1].1, each.2, spans[-1].3, spans[-1].4, spans[-1].5, id)),
                        spans),
                    specials,
                    CAST([], 'Array(Tuple(Int64, Int64, String, Int64, Int64, String))')),
                arrayDistinct(arrayMap(each -> each.3, specials)))) AS spans
        FROM accepted
    ),
    -- In the order they began, with the numbers of the days: (begun, ended or null while open, kind, granted days,
    -- limit or -1, number of the day it began, number of the day it ended)
    procedures AS
    (
        SELECT
            * EXCEPT (specials, spans),
            arrayMap(
                each -> (
                    each.1,
                    nullIf(least(each.2, ifNull(decided, each.2)), 9000000000000000),
                    each.3,
                    each.4,
                    each.5,
                    number_of(date_of(each.1)),
                    if(decided IS NULL AND each.2 = 9000000000000000,
                        number_of(date_of(each.1)),
                        number_of(date_of(greatest(each.1, least(each.2, ifNull(decided, each.2))))))),
                arraySort(each -> (each.1, each.6, each.2), spans)) AS special,
            arrayFilter(each -> each.3 = 'STOP', special) AS stops_begun,
            accepted_ms IS NOT NULL AS has_clock,
            assumeNotNull(accepted_ms) AS clock,
            date_of(clock) AS clock_date
        FROM paired
    ),
