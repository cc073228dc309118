package io.xiaoneng.dashboard.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the rows of case_row with their recomputation, column by column. */
final class CaseComparison {

  /** Columns of case_row that are recomputed and compared. */
  static final Set<String> COVERED =
      Set.of(
          "identified",
          "unit",
          "district",
          "item",
          "item_version",
          "item_type",
          "channel",
          "applicant_kind",
          "bundle",
          "bundle_case",
          "point",
          "receiving_unit",
          "assisted",
          "kind",
          "mode",
          "window",
          "outcome",
          "first_at",
          "applied_at",
          "accepted_at",
          "deemed",
          "deemed_from",
          "decided_at",
          "delivered_at",
          "refused_at",
          "closed_at",
          "due_promise",
          "due_statutory",
          "stop_due_at",
          "mature_at",
          "first_date",
          "applied_date",
          "accepted_date",
          "decided_date",
          "due_date",
          "due_statutory_date",
          "d1",
          "stopped_days",
          "stops",
          "granted_days",
          "supplement_requests",
          "quarantined",
          "test",
          "flags",
          "events",
          "latest_recorded_at",
          "project",
          "stage",
          "region",
          "delivered_how",
          "received_outside",
          "materials_required",
          "materials_shared",
          "visits_reported",
          "trips_known",
          "trips",
          "accept_due",
          "answered_at",
          "delivery_due",
          "delivered_date",
          "accept_due_date",
          "delivery_due_date",
          "statutory_days",
          "supplement_ms",
          "stopped_ms",
          "stop_spans",
          "edited_at",
          "ratings");

  /** Columns that are not compared as they are: the key, and the version without its epoch. */
  static final Set<String> KEYS = Set.of("case_id", "version");

  private static final String EVENTS_PART_OF_VERSION =
      "bitAnd(version, toUInt128('79228162514264337593543950335'))";

  private final Recomputation recomputation;
  private final Map<String, String> types;

  private CaseComparison(Recomputation recomputation, Map<String, String> types) {
    this.recomputation = recomputation;
    this.types = types;
  }

  static CaseComparison of(Recomputation recomputation, Connection connection) throws SQLException {
    return new CaseComparison(recomputation, types(connection));
  }

  private static Map<String, String> types(Connection connection) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name, type FROM system.columns WHERE database = currentDatabase()"
                    + " AND table = 'case_row' ORDER BY position")) {
      while (rows.next()) {
        if (COVERED.contains(rows.getString(1))) {
          types.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return types;
  }

  /** What a case differs in, and which sets of events both sides knew. */
  record Found(String expectedEvents, String foundEvents, List<Difference> differences) {

    /** Whether row and archive know the same events, so that waiting would change nothing. */
    boolean sameEvents() {
      return expectedEvents.equals(foundEvents);
    }
  }

  /** The columns, in order, for a table or a query that stands in for case_row. */
  String columns() {
    return types.keySet().stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
  }

  /** The recomputed rows of the cases, with the types of case_row, after {@link #columns()}. */
  String recomputed(String cases) {
    String columns =
        types.entrySet().stream()
            .map(each -> typed(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
    return recomputation.facts(cases) + " SELECT case_id, weight, " + columns + " FROM facts";
  }

  private static String typed(String column, String type) {
    String name = "`" + column + "`";
    String value = name;
    if (!type.startsWith("Array")) {
      value =
          type.contains("DateTime64")
              ? "fromUnixTimestamp64Milli(" + name + ", 'UTC')"
              : type.contains("Date32") ? "addDays(toDate32('1970-01-01'), " + name + ")" : name;
    }
    return "CAST(" + value + ", '" + type.replace("'", "\\'") + "') AS " + name;
  }

  /**
   * The cases that differ, by number.
   *
   * @param archived which cases: a condition on {@code subject} of event_archive
   * @param stored the same as a condition on {@code case_id} of case_row
   */
  Map<String, Found> compare(Connection connection, String archived, String stored)
      throws SQLException {
    Map<String, Found> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query(archived, stored))) {
      while (rows.next()) {
        String caseId = rows.getString(1);
        String expectedEvents = rows.getString(2);
        String foundEvents = rows.getString(3);
        found
            .computeIfAbsent(
                caseId, key -> new Found(expectedEvents, foundEvents, new ArrayList<>()))
            .differences()
            .add(
                new Difference(
                    Difference.CASE,
                    caseId,
                    rows.getString(4),
                    rows.getString(5),
                    rows.getString(6)));
      }
    }
    return found;
  }

  private boolean nested(String column) {
    return types.getOrDefault(column, "").startsWith("Array(Tuple");
  }

  private static String equal(String column) {
    return "e.`%s` <=> f.`%s`".formatted(column, column);
  }

  /** Tuples with nulls inside have no comparison of their own. */
  private static String text(String column) {
    return "toString(e.`%s`) = toString(f.`%s`)".formatted(column, column);
  }

  private String query(String archived, String stored) {
    String same =
        types.keySet().stream()
            .map(c -> nested(c) ? text(c) : equal(c))
            .collect(Collectors.joining(" AND "));
    String values =
        types.keySet().stream()
            .map(
                c ->
                    "('%s', ifNull(toString(e.`%s`), ''), ifNull(toString(f.`%s`), ''))"
                        .formatted(c, c, c))
            .collect(Collectors.joining(", "));
    return "SELECT id, expected_events, found_events, difference.1, difference.2, difference.3 FROM"
        + " (SELECT if(e.case_id = '', f.case_id, e.case_id) AS id,"
        + " if(e.case_id = '', '', toString(e.weight)) AS expected_events,"
        + " if(f.case_id = '', '', toString(f.weight)) AS found_events,"
        + " arrayJoin(multiIf("
        + "e.case_id = '', [('row', '', 'row')], f.case_id = '', [('row', 'row', '')],"
        + " arrayFilter(each -> each.2 != each.3, [('version', expected_events, found_events), "
        + values
        + "]))) AS difference"
        + " FROM ("
        + recomputed(archived)
        + ") AS e FULL OUTER JOIN (SELECT case_id, "
        + EVENTS_PART_OF_VERSION
        + " AS weight, "
        + columns()
        + " FROM case_row FINAL WHERE "
        + stored
        + ") AS f ON e.case_id = f.case_id WHERE e.case_id = '' OR f.case_id = '' OR e.weight !="
        + " f.weight OR NOT ("
        + same
        + ")) SETTINGS join_use_nulls = 0";
  }
}
