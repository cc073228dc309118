    -- A ticket of a hall: what happened to it first. Where and what for is told by the first event that says so; the
    -- window by the call that was the last one.
    ticket AS
    (
        SELECT
            subject,
            sum(weight) AS weight,
            argMinIf(data.servicePoint, place, stands AND data.servicePoint != '') AS point,
            argMaxIf(data.window, place, stands AND type = 'queue.called' AND data.window != '') AS called_to,
            argMinIf(data.window, place, stands AND data.window != '') AS sent_to,
            argMinIf(data.item, place, stands AND data.item != '') AS item,
            minOrNullIf(at, stands AND type = 'queue.taken') AS taken_at,
            minOrNullIf(at, stands AND type = 'queue.called') AS called_at,
            minOrNullIf(at, stands AND type = 'queue.served') AS served_at,
            minOrNullIf(at, stands AND type = 'queue.abandoned') AS abandoned_at,
            maxIf(drill, stands) AS test,
            max(latest_recorded) AS latest_recorded_at
        FROM event
        GROUP BY subject
    ),
    facts AS
    (
        SELECT
            * EXCEPT subject,
            subject AS ticket,
            joinGet('reconciliation_point', 'unit', point) AS unit,
            if(unit = '', '', joinGet('reconciliation_unit', 'district', unit)) AS district,
            if(called_to != '', called_to, sent_to) AS window,
            date_of(taken_at) AS taken_date
        FROM ticket
    )
