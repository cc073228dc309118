    -- What happened in a case, each kind of event by itself.
    happened AS
    (
        SELECT
            subject AS case_id,
            count() AS events,
            sum(weight) AS weight,
            max(latest_recorded) AS latest_recorded,
            max(last_edited) AS edited,
            countIf(stands) AS standing,
            maxIf(drill, stands) AS drill,
            minIf(at, stands) AS first,
            min(first_told) AS first_of_all,
            countIf(stands AND type = 'case.applied') AS applications,
            argMinIf(data, place, stands AND type = 'case.applied') AS application,
            argMinIf(source, place, stands AND type = 'case.applied') AS application_source,
            minOrNullIf(at, stands AND type = 'case.applied') AS applied,
            countIf(stands AND type = 'case.accepted') AS acceptances,
            arraySort(each -> each.1, groupArrayIf(
                (place, at, data.kind, data.mode, data.window, promises), stands AND type = 'case.accepted')) AS accepts,
            argMinIf(data, place, stands AND type = 'case.accepted') AS first_acceptance,
            argMinIf(source, place, stands AND type = 'case.accepted') AS first_acceptance_source,
            minOrNullIf(at, stands AND type = 'case.accepted') AS first_accepted,
            maxOrNullIf(at, stands AND type = 'case.supplemented') AS supplemented,
            groupArrayIf(at, stands AND type = 'case.supplemented') AS supplements,
            groupArrayIf(at, stands AND type = 'case.supplement-requested') AS requests,
            minOrNullIf(at, stands AND type IN ('case.refused', 'case.returned')) AS refused,
            minOrNullIf(at, stands AND type IN ('case.withdrawn', 'case.voided', 'case.terminated')) AS closed,
            minOrNullIf(at, stands AND type = 'case.decided') AS decided,
            argMinIf(data.outcome, place, stands AND type = 'case.decided') AS outcome,
            minOrNullIf(at, stands AND type = 'case.delivered') AS delivered,
            argMinIf(data.how, place, stands AND type = 'case.delivered') AS how,
            -- a visit without a name is a trip of its own
            arraySort(each -> each.1, groupArrayIf(
                (place, at, if(data.visit != '', data.visit, concat(source, '\n', id)), data.cause),
                stands AND type = 'case.visited')) AS visits,
            arraySort(each -> each.1, groupArrayIf(
                (place, at, data.rating, toUInt8(data.level), data.byDefault, data.named),
                stands AND type = 'case.rated')) AS rated,
            arraySort(each -> each.1, groupArrayIf(
                (place, at, data.rating, data.revisited), stands AND type = 'case.rectified')) AS rectified,
            arraySort(each -> each.1, groupArrayIf(
                (place, at, data.procedure, type = 'case.special-started', data.kind,
                    toInt64(data.grantedDays), toInt64(ifNull(data.limitDays, -1))),
                stands AND type IN ('case.special-started', 'case.special-ended'))) AS specials
        FROM event
        GROUP BY subject
    ),
    -- Attributes come from the earliest application, else from the earliest acceptance.
    described AS
    (
        SELECT
            * EXCEPT (application, application_source, first_acceptance, first_acceptance_source),
            if(applications > 0, application_source, first_acceptance_source) AS described_by,
            applications + acceptances > 0 AS identified,
            if(applications > 0, application, first_acceptance) AS data,
            if(applications > 0, applied, first_accepted) AS described_at
        FROM happened
    ),
    -- The version of the item: the one named if it is registered, else the newest in force by then.
    looked_up AS
    (
        SELECT
            *,
            toUInt64(data.itemVersion) AS named_version,
            joinGet('reconciliation_unit', 'district', data.unit) AS district,
            joinGet('reconciliation_unit', 'area', data.unit) AS registered_area,
            if(registered_area = '', data.unit, registered_area) AS area,
            joinGet('reconciliation_unit', 'above', data.receivingUnit) AS above_receiving,
            joinGet('reconciliation_item', 'versions', data.item) AS versions
        FROM described
    ),
    in_force AS
    (
        SELECT
            * EXCEPT versions,
            if(
                has(arrayMap(v -> v.1, versions), named_version) AND named_version > 0,
                arrayFirst(v -> v.1 = named_version, versions),
                arrayFirst(v -> v.2 <= described_at, versions)) AS rule
        FROM looked_up
    ),
