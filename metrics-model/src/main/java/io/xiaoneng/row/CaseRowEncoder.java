package io.xiaoneng.row;

import io.xiaoneng.casefile.CaseFacts;
import java.util.List;

/** The facts of a case as a row of case_row. */
public final class CaseRowEncoder {

  /** Columns in the order of {@link #encode}. */
  public static final String COLUMNS =
      "case_id, version, identified, unit, district, item, item_version, item_type, channel,"
          + " applicant_kind, bundle, bundle_case, point, receiving_unit, assisted, kind, mode,"
          + " window, outcome, first_at, applied_at, accepted_at, deemed, deemed_from, decided_at,"
          + " delivered_at, refused_at, closed_at, due_promise, due_statutory, stop_due_at,"
          + " mature_at, first_date, applied_date, accepted_date, decided_date, due_date,"
          + " due_statutory_date, d1, stopped_days, stops, granted_days, supplement_requests,"
          + " quarantined, test, flags, events, latest_recorded_at, project, stage, region,"
          + " delivered_how, received_outside, materials_required, materials_shared,"
          + " visits_reported, trips_known, trips, accept_due, answered_at, delivery_due, delivered_date,"
          + " accept_due_date, delivery_due_date, statutory_days, supplement_ms, stopped_ms,"
          + " stop_spans, edited_at, ratings";

  private static final CaseFacts.Attributes NONE =
      new CaseFacts.Attributes("", "", "", 0, "", "", "", "", "", "", "", false, "", "", "");

  private final RowBinary row = new RowBinary();

  /** The row in RowBinary. */
  public byte[] encode(CaseFacts facts) {
    CaseFacts.Attributes a = facts.attributes() == null ? NONE : facts.attributes();
    row.reset().string(facts.caseId()).uint128(facts.version()).bool(facts.attributes() != null);
    row.string(a.unit())
        .string(a.district())
        .string(a.item())
        .int32((int) Math.min(a.itemVersion(), 0xFFFF_FFFFL))
        .string(a.itemType())
        .string(a.channel())
        .string(a.applicantKind())
        .string(a.bundle())
        .string(a.bundleCase())
        .string(a.point())
        .string(a.receivingUnit())
        .bool(a.assisted());
    row.string(facts.kind()).string(facts.mode()).string(facts.window()).string(facts.outcome());
    milestones(facts);
    dates(facts.dates());
    row.nullableInt32(facts.d1())
        .int32(facts.stoppedDays())
        .int16(Math.min(facts.stops(), 0xFFFF))
        .int32(facts.grantedDays())
        .int16(Math.min(facts.supplementRequests(), 0xFFFF))
        .bool(facts.quarantined())
        .bool(facts.test())
        .strings(facts.flagNames())
        .int32(facts.events())
        .instant(facts.latestRecordedAt());
    row.string(a.project()).string(a.stage()).string(a.region());
    effort(facts.effort());
    duties(facts.duties(), facts.dates());
    times(facts.times());
    row.nullableInstant(facts.lastEditedAt());
    ratings(facts.ratings());
    return row.toBytes();
  }

  private void effort(CaseFacts.Effort effort) {
    row.string(effort.deliveredHow())
        .bool(effort.receivedOutside())
        .nullableInt32(effort.materialsRequired())
        .nullableInt32(effort.materialsShared())
        .bool(effort.visitsReported())
        .bool(effort.tripsKnown())
        .varint(effort.trips().size());
    for (CaseFacts.Trip each : effort.trips()) {
      row.instant(each.at()).bool(each.supplement());
    }
  }

  private void duties(CaseFacts.Duties duties, CaseFacts.Dates dates) {
    row.nullableInstant(duties.acceptDue())
        .nullableInstant(duties.answeredAt())
        .nullableInstant(duties.deliveryDue())
        .nullableDate(dates.delivered())
        .nullableDate(dates.acceptDue())
        .nullableDate(dates.deliveryDue());
  }

  private void times(CaseFacts.Times times) {
    row.nullableInt32(times.statutoryDays())
        .int64(times.supplementMillis())
        .int64(times.stoppedMillis())
        .varint(times.stopSpans().size());
    for (CaseFacts.Span each : times.stopSpans()) {
      row.date(each.after()).date(each.until());
    }
  }

  private void ratings(List<CaseFacts.Rating> ratings) {
    row.varint(ratings.size());
    for (CaseFacts.Rating each : ratings) {
      row.string(each.id())
          .instant(each.at())
          .date(each.date())
          .int8(each.level())
          .bool(each.byDefault())
          .bool(each.named())
          .nullableInstant(each.rectifiedAt())
          .nullableDate(each.rectifiedDate())
          .nullableInstant(each.revisitedAt())
          .nullableDate(each.revisitedDate());
    }
  }

  private void milestones(CaseFacts facts) {
    row.instant(facts.firstAt())
        .nullableInstant(facts.appliedAt())
        .nullableInstant(facts.acceptedAt())
        .bool(facts.deemed())
        .nullableInstant(facts.deemedFrom())
        .nullableInstant(facts.decidedAt())
        .nullableInstant(facts.deliveredAt())
        .nullableInstant(facts.refusedAt())
        .nullableInstant(facts.closedAt())
        .nullableInstant(facts.duePromise())
        .nullableInstant(facts.dueStatutory())
        .nullableInstant(facts.stopDueAt())
        .nullableInstant(facts.matureAt());
  }

  private void dates(CaseFacts.Dates dates) {
    row.date(dates.first())
        .nullableDate(dates.applied())
        .nullableDate(dates.accepted())
        .nullableDate(dates.decided())
        .nullableDate(dates.due())
        .nullableDate(dates.dueStatutory());
  }
}
