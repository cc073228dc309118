-- Words that the parts below use. Instants are milliseconds since 1970, dates are days since 1970; the number of a
-- date is how many counted days there are up to and with it. A word is written out wherever it is used, so that
-- arguments are best plain columns: the parts below go in small steps.
WITH
    (ms -> toInt64(toDate32(fromUnixTimestamp64Milli(ms, ${zone})))) AS date_of,
    (ms -> substring(toString(fromUnixTimestamp64Milli(ms, ${zone})), 12, 12)) AS time_of,
    ((date, time) -> toUnixTimestamp64Milli(toDateTime64(
        concat(toString(addDays(toDate32('1970-01-01'), date)), ' ', time), 3, ${zone}))) AS moment,
    (date -> moment(date, '00:00:00.000')) AS start_of,
    (date -> start_of(date + 1) - 1) AS end_of,
    (date -> joinGet('reconciliation_day', 'number', toInt64(date))) AS number_of,
    (date -> joinGet('reconciliation_day', 'counted', toInt64(date))) AS is_counted,
    (number -> joinGet('reconciliation_counted_day', 'day', toInt64(number))) AS counted_day,

    -- So many counted days later at the same time of day.
    ((ms, days) -> moment(counted_day(number_of(date_of(ms)) + days), time_of(ms))) AS later,

    -- The last day of a limit of days or months that begins on a date.
    ((date, number, amount, kind) -> multiIf(
        kind = 'WORKING' AND amount > 0, counted_day(number + amount),
        kind = 'CALENDAR' AND NOT is_counted(date + amount), counted_day(number_of(date + amount) + 1),
        kind = 'MONTH', toInt64(addMonths(addDays(toDate32('1970-01-01'), date), amount)),
        kind = 'CALENDAR', date + amount,
        date)) AS limit_day,
    -- Working hours are 09:00-12:00 and 13:00-17:00 of the counted days. How much of them lies before a time of day;
    -- and, with work counted from the first day of the calendar, the moment at which it has come to that much.
    (since_midnight -> least(greatest(since_midnight - 32400000, 0), 10800000)
        + least(greatest(since_midnight - 46800000, 0), 14400000)) AS worked,
    (work -> start_of(counted_day(intDiv(work - 1, 25200000) + 1))
        + if((work - 1) % 25200000 < 10800000, 32400001, 36000001) + (work - 1) % 25200000) AS work_done,

    -- Instants as they were sent, RFC 3339, floored to milliseconds; null where nothing was sent.
    (text -> toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(upper(text), 3, 'UTC'))) AS sent_instant,

    -- Counted days inside (a, b] that lie in stops, given as ascending pairs of numbers (after, until].
    ((spans, a, b) -> arrayFold(
        (done, span) -> (
            toInt64(done.1 + greatest(0, least(span.2, b) - greatest(span.1, done.2))),
            toInt64(greatest(done.2, least(span.2, b)))),
        spans,
        (toInt64(0), toInt64(a))).1) AS stopped_between,

    -- Where a due date with that number lies that has moved from its base, if it has.
    ((number, base, base_number, base_time) ->
        if(number = base_number, base, moment(counted_day(number), base_time))) AS due_on,

    -- Along the procedures in the order they began: one begun by the due date of then moves it. A stop that begins
    -- on an earlier counted day than the due date adds all its days; one that begins on that day waits for an
    -- extension to pass it. A stop that is still open takes the due date away.
    -- A procedure is (begun, ended or null, kind, granted days, limit, number of the day it began, number of the day
    -- it ended); what comes out is (number of the due date, days granted, number up to which stops are counted,
    -- a waiting stop's numbers, 1 if taken away).
    ((special, a, base, base_number, base_time) -> arrayFold(
        (done, each) -> multiIf(
            each.3 = 'STOP' AND each.1 > due_on(done.1, base, base_number, base_time) AND done.6 = 0, done,
            each.3 = 'STOP' AND each.2 IS NULL, (done.1, done.2, done.3, done.4, done.5, toUInt8(1)),
            each.3 = 'STOP' AND greatest(each.6, done.3) < done.1, (
                toInt64(done.1 + greatest(0, each.7 - greatest(each.6, done.3))),
                done.2,
                toInt64(greatest(done.3, each.7)),
                done.4,
                done.5,
                done.6),
            each.3 = 'STOP', (done.1, done.2, done.3, toInt64(greatest(each.6, done.3)), toInt64(greatest(each.7, done.5)), done.6),
            each.3 != 'EXTENSION' OR each.1 >= due_on(done.1, base, base_number, base_time) AND done.6 = 0, done,
            (
                toInt64(done.1 + each.4 + if(done.4 < done.1 + each.4, greatest(0, done.5 - greatest(done.4, done.3)), 0)),
                toInt64(done.2 + each.4),
                toInt64(if(done.4 < done.1 + each.4, greatest(done.3, done.5), done.3)),
                done.4,
                done.5,
                done.6)),
        special,
        (toInt64(base_number), toInt64(0), toInt64(a), toInt64(0), toInt64(0), toUInt8(0)))) AS walk,

