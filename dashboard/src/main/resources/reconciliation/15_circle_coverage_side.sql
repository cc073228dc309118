SELECT
            community,
            toString(measure) AS measure,
            urban,
            people,
            cells_without_data AS without,
            ends AS until,
            toUnixTimestamp64Milli(ends) AS end_of_day,
            toUnixTimestamp64Milli(froms[1]) AS begin_of_day,
            arrayFilter(
                piece -> piece.1 < cut,
                arrayZip(
                    arrayMap(at -> toUnixTimestamp64Milli(at), froms),
                    arrayResize(covered, length(froms), 0))) AS course,
            -- Hours that are over.
            toInt64(greatest(0, end_of_day <= cut ? 26 : intDiv(cut - begin_of_day, 3600000))) AS over,
            arraySlice(hour_covered, 1, over) AS by_hour,
            arraySlice(hour_standard, 1, over) AS standard,
            concat(
                'mean ', toString(round(arraySum(hour_covered) / greatest(1, end_of_day - begin_of_day), 2)), ' / ', toString(people)) AS told
        FROM ${table} FINAL
        WHERE day = the_day
