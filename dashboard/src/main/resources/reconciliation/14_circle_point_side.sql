SELECT
            point,
            toString(kind) AS kind,
            toString(unit) AS unit,
            round_the_clock,
            heartbeats,
            items,
            concat(toString(begins), ' - ', toString(ends)) AS span,
            concat(arrayStringConcat(schedule_froms, ' '), ' - ', arrayStringConcat(schedule_tos, ' ')) AS schedule,
            hours_problem,
            ifNull(toString(least(last_seen, fromUnixTimestamp64Milli(cut, 'UTC'))), '') AS seen,
            arrayFilter(
                piece -> piece.1 < cut,
                arrayZip(
                    arrayMap(at -> toUnixTimestamp64Milli(at), froms),
                    arrayResize(arrayMap(state -> toString(state), states), length(froms), ''))) AS course,
            arrayMap(
                (f, t) -> t - f,
                arrayMap(at -> toUnixTimestamp64Milli(at), froms),
                arrayResize(
                    arrayPushBack(arrayPopFront(arrayMap(at -> toUnixTimestamp64Milli(at), froms)), toUnixTimestamp64Milli(ends)),
                    length(froms), 0)) AS lasts,
            concat(
                'OPEN ', toString(round(arraySum((n, s) -> n * (s = 'OPEN'), lasts, arrayResize(arrayMap(s -> toString(s), states), length(froms), '')) / 3600000, 2)),
                ' h, DOWN ', toString(round(arraySum((n, s) -> n * (s = 'DOWN'), lasts, arrayResize(arrayMap(s -> toString(s), states), length(froms), '')) / 3600000, 2)),
                ' h') AS hours_told
        FROM ${table} FINAL
        WHERE day = the_day
