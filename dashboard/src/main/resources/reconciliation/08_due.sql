    -- The limits of the registry, from the day of acceptance.
    limits AS
    (
        SELECT
            *,
            number_of(clock_date) AS clock_number,
            is_counted(clock_date) AS clock_counts,
            (clock_number - clock_counts) * 25200000 + clock_counts * worked(clock - start_of(clock_date)) AS clock_work,
            rule.4 AS promised_amount,
            rule.5 AS promised_kind,
            rule.6 AS statutory_amount,
            rule.7 AS statutory_kind,
            limit_day(clock_date, clock_number, promised_amount, promised_kind) AS promised_day,
            limit_day(clock_date, clock_number, statutory_amount, statutory_kind) AS statutory_day
        FROM procedures
    ),
    ends AS
    (
        SELECT
            *,
            multiIf(
                NOT has_clock, NULL,
                promised_kind = 'HOUR', if(promised_amount = 0, clock, work_done(clock_work + promised_amount * 3600000)),
                promised_kind IN ('', 'NONE'), NULL,
                end_of(promised_day)) AS registry_promise,
            multiIf(
                NOT has_clock, NULL,
                statutory_kind = 'HOUR', if(statutory_amount = 0, clock, work_done(clock_work + statutory_amount * 3600000)),
                statutory_kind IN ('', 'NONE'), NULL,
                end_of(statutory_day)) AS statutory_base,
            -- first sent: of the acceptance that counts, else of the next one that names a promise
            arrayFirst(each -> notEmpty(each.6), counting).6 AS sent
        FROM limits
    ),
    -- Where the promise begins to move from: the first sent, but never later than the registry's.
    promises AS
    (
        SELECT
            *,
            if(has_clock AND notEmpty(sent), sent[1], NULL) AS sent_promise,
            arrayExists(each -> each != sent[1], sent) AS promise_rewritten,
            accepted_kind != 'IMMEDIATE' AND ifNull(sent_promise > registry_promise, false) AS promise_longer,
            multiIf(
                NOT has_clock, NULL,
                accepted_kind = 'IMMEDIATE', end_of(clock_date),
                sent_promise IS NULL, registry_promise,
                registry_promise IS NULL, sent_promise,
                least(sent_promise, registry_promise)) AS promise_base
        FROM ends
    ),
    starts AS
    (
        SELECT
            *,
            assumeNotNull(promise_base) AS promise_start,
            assumeNotNull(statutory_base) AS statutory_start,
            number_of(date_of(promise_start)) AS promise_number,
            number_of(date_of(statutory_start)) AS statutory_number,
            time_of(promise_start) AS promise_time,
            time_of(statutory_start) AS statutory_time
        FROM promises
    ),
    walks AS
    (
        SELECT
            *,
            walk(special, clock_number, promise_start, promise_number, promise_time) AS promise_walk,
            walk(special, clock_number, statutory_start, statutory_number, statutory_time) AS statutory_walk
        FROM starts
    ),
    dues AS
    (
        SELECT
            *,
            -- 延续: the earlier of due and expiry
            if(data.renewalOf != '', sent_instant(data.validUntil), NULL) AS expiry,
            if(promise_base IS NULL OR promise_walk.6 = 1, NULL, due_on(promise_walk.1, promise_start, promise_number, promise_time)) AS promise_moved,
            if(statutory_base IS NULL OR statutory_walk.6 = 1, NULL, due_on(statutory_walk.1, statutory_start, statutory_number, statutory_time)) AS statutory_moved,
            if(promise_moved IS NULL, NULL, least(promise_moved, ifNull(expiry, promise_moved))) AS due_promise_ms,
            if(statutory_moved IS NULL, NULL, least(statutory_moved, ifNull(expiry, statutory_moved))) AS due_statutory_ms,
            ifNull(decided < accepted_ms, false) OR ifNull(decided < applied, false) AS in_quarantine,
            has_clock AND NOT in_quarantine AS measured,
            if(decided IS NULL, 1000000, number_of(date_of(assumeNotNull(decided)))) AS decided_number,
            arrayMap(
                each -> end_of(if(each.5 = 0, date_of(each.1), counted_day(each.6 + each.5))),
                arrayFilter(each -> has_clock AND each.2 IS NULL AND each.5 >= 0, stops_begun)) AS stop_dues
        FROM walks
    ),
