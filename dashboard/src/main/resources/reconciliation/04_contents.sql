    -- One content for each revision of each event: at equal revision the smallest hash counts.
    content AS
    (
        SELECT
            subject,
            source,
            id,
            revision,
            min(hash) AS kept,
            argMin((operation, type, toUnixTimestamp64Milli(time), test, JSONExtract(raw, 'data', 'Tuple(
                unit String, item String, itemVersion Float64, channel String, receivingUnit String, servicePoint String,
                applicantKind String, assisted Bool, bundle String, bundleCase String, project String, stage String,
                region String, renewalOf String, validUntil String, kind String, promisedDueAt String, mode String,
                window String, procedure String, grantedDays Float64, limitDays Nullable(Float64), outcome String,
                materialsRequired Nullable(Float64), materialsShared Nullable(Float64), visit String, cause String,
                how String, rating String, level Float64, byDefault Bool, named Bool, revisited Bool${more})')), hash) AS said,
            argMin(toUnixTimestamp64Milli(recorded_at), (hash, recorded_at)) AS recorded
        FROM event_archive
        WHERE ${cases} AND startsWith(type, ${family})
        GROUP BY subject, source, id, revision
    ),
    -- The event itself: its highest revision. What it promised first is told by its lowest that names a promise.
    event AS
    (
        SELECT
            subject,
            source,
            id,
            argMax(said, revision) AS last,
            last.1 = 'UPSERT' AS stands,
            last.2 AS type,
            last.3 AS at,
            last.4 AS drill,
            last.5 AS data,
            -- a tie of moments is settled by the kind of event, in the order of the contract, then source, then id
            (at, indexOf(['case.received', 'case.applied', 'case.supplement-requested', 'case.supplemented', 'case.accepted',
                'case.refused', 'case.returned', 'case.step-started', 'case.step-finished', 'case.special-started',
                'case.special-ended', 'case.visited', 'case.decided', 'case.delivered', 'case.withdrawn', 'case.voided',
                'case.terminated', 'case.rated', 'case.rectified', 'queue.taken', 'queue.called', 'queue.served',
                'queue.abandoned', 'agency.contracted', 'agency.finished'], type), source, id) AS place,
            sum(toUInt128('18446744073709551616') - bitShiftRight(kept, 64)) AS weight,
            max(recorded) AS latest_recorded,
            min(said.3) AS first_told,
            maxOrNullIf(recorded, revision > 0 OR said.1 = 'DELETE') AS last_edited,
            -- from the first revision on that names a promise; 0 where a later one takes it back
            arrayMap(
                each -> each.2,
                arraySort(each -> each.1, groupArrayIf(
                    (revision, ifNull(sent_instant(said.5.promisedDueAt), 0)),
                    said.1 = 'UPSERT' AND said.2 = 'case.accepted'))) AS all_promises,
            arraySlice(all_promises, arrayFirstIndex(each -> each != 0, all_promises)) AS later_promises,
            if(arrayExists(each -> each != 0, all_promises), later_promises, []) AS promises
        FROM content
        GROUP BY subject, source, id
    ),
