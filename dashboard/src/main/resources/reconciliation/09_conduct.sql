    -- What a case asked of the applicant, what he was owed, and what lies between the two clocks.
    efforts AS
    (
        SELECT
            *,
            identified AND (data.channel = 'COUNTER' OR data.channel = 'TERMINAL') AS on_site,
            -- the source with the longest prefix
            identified AND arrayFirst(each -> startsWith(described_by, each.1), (
                SELECT arrayReverseSort(each -> length(each.1), groupArray((prefix, visits))) FROM reconciliation_source)).2
                AS reports_visits,
            arrayMap(each -> each.3, visits) AS visit_names,
            arrayMap(
                each -> (
                    fromUnixTimestamp64Milli(each.2, 'UTC'),
                    NOT arrayExists(other -> other.3 = each.3 AND other.4 != 'SUPPLEMENT', visits)),
                arrayFilter((each, i) -> indexOf(visit_names, each.3) = i, visits, arrayEnumerate(visits))) AS distinct_trips,
            -- the application on the spot is a trip of its own, unless a visit was made for it
            if(
                on_site AND NOT arrayExists(each -> each.4 IN ('', 'FIRST'), visits),
                arrayPushFront(distinct_trips, (fromUnixTimestamp64Milli(assumeNotNull(described_at), 'UTC'), false)),
                distinct_trips) AS all_trips,
            identified AND data.materialsRequired IS NOT NULL AND data.materialsShared IS NOT NULL AS materials_known,
            identified AND data.receivingUnit != '' AND data.receivingUnit != data.unit AND data.receivingUnit != area
                AND NOT has(above_receiving, area) AS outside
        FROM dues
    ),
    duties AS
    (
        SELECT
            *,
            item_type = '行政许可' AND applied IS NOT NULL AS to_be_answered,
            decided IS NOT NULL AND outcome = 'APPROVED' AS to_be_delivered,
            number_of(date_of(assumeNotNull(applied))) AS applied_number,
            -- 行政许可法 §32 and §44
            if(to_be_answered, end_of(counted_day(applied_number + 5)), NULL) AS accept_due_ms,
            arrayConcat(
                requests,
                arrayMap(
                    each -> assumeNotNull(each),
                    arrayFilter(each -> each IS NOT NULL, [first_accepted, refused, decided]))) AS all_answers,
            if(to_be_delivered, end_of(counted_day(decided_number + 10)), NULL) AS delivery_due_ms,
            -- with the applicant: from each request to the next supplement, up to the acceptance or else the decision
            ifNull(accepted_ms, ifNull(decided, toInt64(9000000000000000))) AS waiting_until,
            arrayMap(
                request -> (request, least(
                    waiting_until,
                    arrayMin(arrayFilter(each -> each >= request, arrayPushBack(supplements, toInt64(9000000000000000)))))),
                arraySort(requests)) AS waits,
            arrayFold(
                (done, each) -> if(
                    each.1 < done.2 OR each.1 >= waiting_until OR each.2 = 9000000000000000, done,
                    (toInt64(done.1 + each.2 - each.1), toInt64(each.2))),
                waits,
                (toInt64(0), toInt64(-9000000000000000))).1 AS waited,
            -- the stops one after another, without what they share
            arrayFold(
                (done, each) -> if(
                    each.2 IS NULL OR greatest(each.1, done.2) >= least(assumeNotNull(each.2), assumeNotNull(decided)), done,
                    (
                        toInt64(done.1 + least(assumeNotNull(each.2), assumeNotNull(decided)) - greatest(each.1, done.2)),
                        toInt64(least(assumeNotNull(each.2), assumeNotNull(decided))))),
                stops_begun,
                (toInt64(0), toInt64(clock))).1 AS stood_still,
            if(decided IS NULL, toInt64(toInt32(toDate32('2299-12-31'))), date_of(assumeNotNull(decided))) AS last_day,
            arrayMap(
                each -> (
                    date_of(each.1),
                    if(each.2 IS NULL, last_day, least(last_day, date_of(assumeNotNull(each.2))))),
                stops_begun) AS stop_days,
            arrayFold(
                (done, each) -> if(
                    greatest(each.1, done.2) >= each.2, done,
                    (arrayPushBack(done.1, (toInt64(greatest(each.1, done.2)), toInt64(each.2))), toInt64(each.2))),
                stop_days,
                (CAST([], 'Array(Tuple(Int64, Int64))'), toInt64(clock_date))).1 AS still_days
        FROM efforts
    ),
    judgements AS
    (
        SELECT
            *,
            arrayMap(each -> each.3, rated) AS rating_names,
            arrayMap(
                each -> (
                    each,
                    arrayFirst(mended -> mended.3 = each.3, rectified).2,
                    arrayFirst(mended -> mended.3 = each.3 AND mended.4, rectified).2),
                arrayFilter((each, i) -> indexOf(rating_names, each.3) = i, rated, arrayEnumerate(rated))) AS judged,
            arrayMap(
                each -> (
                    each.1.3,
                    fromUnixTimestamp64Milli(each.1.2, 'UTC'),
                    addDays(toDate32('1970-01-01'), date_of(each.1.2)),
                    each.1.4,
                    each.1.5,
                    each.1.6,
                    if(each.2 = 0, NULL, fromUnixTimestamp64Milli(each.2, 'UTC')),
                    if(each.2 = 0, NULL, addDays(toDate32('1970-01-01'), date_of(each.2))),
                    if(each.3 = 0, NULL, fromUnixTimestamp64Milli(each.3, 'UTC')),
                    if(each.3 = 0, NULL, addDays(toDate32('1970-01-01'), date_of(each.3)))),
                judged) AS all_ratings
        FROM duties
    ),
