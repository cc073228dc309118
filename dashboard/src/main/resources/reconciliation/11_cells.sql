-- What cases add to each cell of the cube. The cases are rows of the source, with the columns of case_row.
WITH
    placed AS
    (
        SELECT
            cohort,
            multiIf(
                cohort = 'applied', applied_date,
                cohort = 'accepted' AND NOT deemed, accepted_date,
                cohort = 'deemed' AND deemed, accepted_date,
                cohort = 'decided', decided_date,
                cohort = 'due', due_date,
                cohort = 'quarantined', toNullable(first_date),
                NULL) AS day,
            district,
            channel,
            item_type,
            kind,
            -- the earliest end, and the earliest one that is no decision
            arrayMin(arrayFilter(each -> each IS NOT NULL, [decided_at, refused_at, closed_at])) AS ended,
            arrayMin(arrayFilter(each -> each IS NOT NULL, [refused_at, closed_at])) AS ended_otherwise,
            decided_at IS NOT NULL OR refused_at IS NOT NULL OR closed_at IS NOT NULL AS has_ended,
            refused_at IS NOT NULL OR closed_at IS NOT NULL AS has_ended_otherwise,
            decided_at,
            delivered_at,
            applied_at,
            due_promise,
            supplement_requests,
            stops,
            stopped_days,
            d1,
            window
        FROM ${source}
        ARRAY JOIN ['applied', 'accepted', 'deemed', 'decided', 'due', 'quarantined'] AS cohort
        WHERE identified AND NOT test AND (cohort = 'quarantined') = quarantined
    ),
    judged AS
    (
        SELECT
            *,
            -- decided by due counts, whatever else happened to the case
            cohort = 'due' AND ifNull(decided_at <= due_promise, false) AS by_due,
            cohort = 'due' AND has_ended AND NOT by_due AND ended > due_promise AS after_due,
            cohort = 'due' AND has_ended_otherwise AND NOT by_due AND ended_otherwise <= due_promise AS out,
            cohort = 'decided' AND kind = 'COMMITTED' AS committed
        FROM placed
        WHERE day IS NOT NULL
    )
SELECT
    cohort,
    assumeNotNull(day) AS day,
    district,
    channel,
    item_type,
    kind,
    toInt64(count()) AS n,
    toInt64(countIf(by_due)) AS on_time,
    toInt64(countIf(after_due)) AS late,
    toInt64(countIf(cohort = 'decided' AND supplement_requests > 0)) AS supplemented,
    toInt64(countIf(committed AND stops > 0)) AS stopped_cases,
    toInt64(sumIf(stopped_days, committed)) AS stopped_days,
    toInt64(countIf(committed AND d1 IS NOT NULL)) AS d1_n,
    toInt64(sumIf(ifNull(d1, 0), committed)) AS d1_sum,
    sumMapIf([toInt32(ifNull(d1, 0))], [toInt64(1)], committed AND d1 IS NOT NULL) AS d1_map,
    d1_map.1 AS d1_days,
    d1_map.2 AS d1_counts,
    toInt64(countIf(cohort = 'decided' AND applied_at IS NOT NULL)) AS d2_n,
    toInt64(sumIf(
        toUnixTimestamp64Milli(assumeNotNull(ifNull(delivered_at, decided_at))) - toUnixTimestamp64Milli(assumeNotNull(applied_at)),
        cohort = 'decided' AND applied_at IS NOT NULL)) AS d2_sum_ms,
    toInt64(countIf(cohort = 'accepted' AND window = 'GENERAL')) AS windows_general
FROM judged
WHERE NOT out
GROUP BY cohort, day, district, channel, item_type, kind
