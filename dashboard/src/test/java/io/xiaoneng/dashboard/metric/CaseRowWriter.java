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
          + " quarantined, test, flags, events, latest_recorded_at";

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
            at(f.latestRecordedAt()))
        .stream()
        .collect(Collectors.joining(",", "(", ")"));
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
