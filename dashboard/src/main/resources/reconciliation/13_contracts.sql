    -- A contract with an agency 中介. Its term is that of the first signing, else the first that was named.
    contract AS
    (
        SELECT
            subject,
            sum(weight) AS weight,
            argMinIf(data.agency, place, stands AND data.agency != '') AS agency,
            argMinIf(data.service, place, stands AND data.service != '') AS service,
            minOrNullIf(at, stands AND type = 'agency.contracted') AS contracted_at,
            minOrNullIf(at, stands AND type = 'agency.finished') AS finished_at,
            argMinIf(data.dueAt, place, stands AND type = 'agency.contracted') AS signed_due,
            argMinIf(data.dueAt, place, stands AND sent_instant(data.dueAt) IS NOT NULL) AS named_due,
            sent_instant(if(sent_instant(signed_due) IS NULL, named_due, signed_due)) AS due_at,
            maxIf(drill, stands) AS test,
            max(latest_recorded) AS latest_recorded_at
        FROM event
        GROUP BY subject
    ),
    facts AS
    (
        SELECT * EXCEPT subject, subject AS contract, date_of(due_at) AS due_date
        FROM contract
    )
