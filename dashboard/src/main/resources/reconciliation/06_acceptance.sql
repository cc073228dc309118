    -- 受理: the earliest acceptance not before the last supplement; if all are before it, the earliest.
    answers AS
    (
        SELECT
            *,
            rule.3 AS item_type,
            arrayFirstIndex(each -> supplemented IS NULL OR each.2 >= supplemented, accepts) AS after_supplement,
            acceptances > 0 AND after_supplement = 0 AS all_before_supplement
        FROM in_force
    ),
    silence AS
    (
        SELECT
            *,
            arraySlice(accepts, greatest(after_supplement, 1)) AS counting,
            counting[1] AS acceptance,
            -- 行政许可法 §32: silence since the application, or the last supplement before it was broken
            arrayMax(arrayFilter(each -> acceptances = 0 OR each <= acceptance.2, supplements)) AS last_supplement,
            arrayExists(each -> acceptances = 0 OR each <= acceptance.2, supplements) AS has_supplement,
            if(item_type = '行政许可' AND applied IS NOT NULL, if(has_supplement, last_supplement, applied), NULL) AS silent_since,
            arrayExists(
                each -> (NOT has_supplement OR each > last_supplement) AND (acceptances = 0 OR each < acceptance.2),
                requests) AS asked,
            date_of(assumeNotNull(silent_since)) AS silent_date,
            start_of(counted_day(number_of(silent_date) + 5) + 1) AS silent_until
        FROM answers
    ),
    accepted AS
    (
        SELECT
            * EXCEPT (acceptance, accepts, after_supplement, silent_date, last_supplement, has_supplement, asked),
            acceptance.3 AS accepted_kind,
            acceptance.4 AS accepted_mode,
            acceptance.5 AS accepted_window,
            all_before_supplement AND acceptance.4 NOT IN ('TOLERANT', 'COMMITMENT') AS before_supplement,
            silent_since IS NOT NULL AND acceptances = 0 AND refused IS NULL AND NOT asked AS deemed,
            multiIf(deemed, silent_since, acceptances > 0, acceptance.2, NULL) AS accepted_ms,
            if(deemed, silent_until, NULL) AS deemed_from_ms,
            silent_since IS NOT NULL AND acceptances > 0 AND acceptance.2 >= silent_until
                AND NOT asked AND (refused IS NULL OR refused >= acceptance.2) AS late
        FROM silence
    ),
