package io.xiaoneng.dashboard.metric;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes facts into {@code case_row} by plain SQL, for tests. */
final class CaseRowWriter {

  private static final String COLUMNS =
      "case_id, version, identified, unit, district, item, item_version, item_type, channel,"
          + " applicant_kind, bundle, bundle_case, point, receiving_unit, assisted, kind, mode,"
          + " `window`, outcome, first_at, applied_at, accepted_at, deemed, deemed_from, decided_at,"
          + " delivered_at, refused_at, closed_at, due_promise, due_statutory, stop_due_at,"
          + " mature_at, first_date, applied_date, accepted_date, decided_date, due_date,"
          + " due_statutory_date, d1, stopped_days, stops, granted_days, supplement_requests,"
          + " quarantined, test, flags, events, latest_recorded_at, project, stage, region,"
          + " delivered_how, received_outside, materials_required, materials_shared,"
          + " visits_reported, trips_known, trips, accept_due, answered_at, delivery_due, delivered_date,"
          + " accept_due_date, delivery_due_date, statutory_days, supplement_ms, stopped_ms,"
          + " stop_spans, edited_at, ratings";

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private CaseRowWriter() {}

  static void write(ClickHouse clickHouse, List<CaseFacts> cases) {
    String values = cases.stream().map(CaseRowWriter::row).collect(Collectors.joining(","));
    clickHouse.with(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                "INSERT INTO case_row (" + COLUMNS + ") VALUES " + values);
          }
        });
  }

  private static String row(CaseFacts f) {
    CaseFacts.Attributes a =
        f.attributes() != null
            ? f.attributes()
            : new CaseFacts.Attributes(
                "", "", "", 0, "", "", "", "", "", "", "", false, "", "", "");
    return List.of(
            text(f.caseId()),
            f.version().toString(),
            String.valueOf(f.attributes() != null),
            text(a.unit()),
            text(a.district()),
            text(a.item()),
            String.valueOf(a.itemVersion()),
            text(a.itemType()),
            text(a.channel()),
            text(a.applicantKind()),
            text(a.bundle()),
            text(a.bundleCase()),
            text(a.point()),
            text(a.receivingUnit()),
            String.valueOf(a.assisted()),
            text(f.kind()),
            text(f.mode()),
            text(f.window()),
            text(f.outcome()),
            at(f.firstAt()),
            at(f.appliedAt()),
            at(f.acceptedAt()),
            String.valueOf(f.deemed()),
            at(f.deemedFrom()),
            at(f.decidedAt()),
            at(f.deliveredAt()),
            at(f.refusedAt()),
            at(f.closedAt()),
            at(f.duePromise()),
            at(f.dueStatutory()),
            at(f.stopDueAt()),
            at(f.matureAt()),
            on(f.dates().first()),
            on(f.dates().applied()),
            on(f.dates().accepted()),
            on(f.dates().decided()),
            on(f.dates().due()),
            on(f.dates().dueStatutory()),
            String.valueOf(f.d1()),
            String.valueOf(f.stoppedDays()),
            String.valueOf(f.stops()),
            String.valueOf(f.grantedDays()),
            String.valueOf(f.supplementRequests()),
            String.valueOf(f.quarantined()),
            String.valueOf(f.test()),
            f.flagNames().stream()
                .map(CaseRowWriter::text)
                .collect(Collectors.joining(",", "[", "]")),
            String.valueOf(f.events()),
            at(f.latestRecordedAt()),
            text(a.project()),
            text(a.stage()),
            text(a.region()),
            text(f.effort().deliveredHow()),
            String.valueOf(f.effort().receivedOutside()),
            String.valueOf(f.effort().materialsRequired()),
            String.valueOf(f.effort().materialsShared()),
            String.valueOf(f.effort().visitsReported()),
            String.valueOf(f.effort().tripsKnown()),
            array(f.effort().trips(), each -> tuple(at(each.at()), "" + each.supplement())),
            at(f.duties().acceptDue()),
            at(f.duties().answeredAt()),
            at(f.duties().deliveryDue()),
            on(f.dates().delivered()),
            on(f.dates().acceptDue()),
            on(f.dates().deliveryDue()),
            String.valueOf(f.times().statutoryDays()),
            String.valueOf(f.times().supplementMillis()),
            String.valueOf(f.times().stoppedMillis()),
            array(f.times().stopSpans(), each -> tuple(on(each.after()), on(each.until()))),
            at(f.lastEditedAt()),
            array(f.ratings(), CaseRowWriter::rating))
        .stream()
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String rating(CaseFacts.Rating r) {
    return tuple(
        text(r.id()),
        at(r.at()),
        on(r.date()),
        "" + r.level(),
        "" + r.byDefault(),
        "" + r.named(),
        at(r.rectifiedAt()),
        on(r.rectifiedDate()),
        at(r.revisitedAt()),
        on(r.revisitedDate()));
  }

  private static String tuple(String... values) {
    return "(" + String.join(",", values) + ")";
  }

  private static <T> String array(List<T> values, Function<T, String> one) {
    return values.stream().map(one).collect(Collectors.joining(",", "[", "]"));
  }

  private static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String at(Instant instant) {
    return instant == null ? "NULL" : "'" + MILLIS.format(instant.atOffset(ZoneOffset.UTC)) + "'";
  }

  private static String on(LocalDate date) {
    return date == null ? "NULL" : "'" + date + "'";
  }
}
