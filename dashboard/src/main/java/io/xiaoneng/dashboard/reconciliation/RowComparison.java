package io.xiaoneng.dashboard.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the rows of a table with their recomputation, column by column. */
final class RowComparison {

  private static final String EVENTS_PART_OF_VERSION =
      "bitAnd(version, toUInt128('79228162514264337593543950335'))";

  private final RowKind kind;
  private final Recomputation recomputation;
  private final Map<String, String> types;

  private RowComparison(RowKind kind, Recomputation recomputation, Map<String, String> types) {
    this.kind = kind;
    this.recomputation = recomputation;
    this.types = types;
  }

  static RowComparison of(RowKind kind, Recomputation recomputation, Connection connection)
      throws SQLException {
    return new RowComparison(kind, recomputation, types(kind, connection));
  }

  private static Map<String, String> types(RowKind kind, Connection connection)
      throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name, type FROM system.columns WHERE database = currentDatabase()"
                    + " AND table = '"
                    + kind.table
                    + "' ORDER BY position")) {
      while (rows.next()) {
        if (kind.covered.contains(rows.getString(1))) {
          types.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return types;
  }

  RowKind kind() {
    return kind;
  }

  /** What a subject differs in, and which sets of events both sides knew. */
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

  /** The recomputed rows, with the types of the table: key, weight, {@link #columns()}. */
  String recomputed(String cases) {
    String columns =
        types.entrySet().stream()
            .map(each -> typed(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
    return recomputation.facts(kind, cases)
        + " SELECT "
        + kind.key
        + " AS key, weight, "
        + columns
        + " FROM facts";
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
   * The subjects that differ.
   *
   * @param archived which subjects: a condition on {@code subject} of event_archive
   * @param stored the same as a condition on the key of the table
   */
  Map<String, Found> compare(Connection connection, String archived, String stored)
      throws SQLException {
    Map<String, Found> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query(archived, stored))) {
      while (rows.next()) {
        String subject = rows.getString(1);
        String expectedEvents = rows.getString(2);
        String foundEvents = rows.getString(3);
        found
            .computeIfAbsent(
                subject, key -> new Found(expectedEvents, foundEvents, new ArrayList<>()))
            .differences()
            .add(
                new Difference(
                    kind.what, subject, rows.getString(4), rows.getString(5), rows.getString(6)));
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
        + " (SELECT if(e.key = '', f.key, e.key) AS id,"
        + " if(e.key = '', '', toString(e.weight)) AS expected_events,"
        + " if(f.key = '', '', toString(f.weight)) AS found_events,"
        + " arrayJoin(multiIf("
        + "e.key = '', [('row', '', 'row')], f.key = '', [('row', 'row', '')],"
        + " arrayFilter(each -> each.2 != each.3, [('version', expected_events, found_events), "
        + values
        + "]))) AS difference"
        + " FROM ("
        + recomputed(archived)
        + ") AS e FULL OUTER JOIN (SELECT "
        + kind.key
        + " AS key, "
        + EVENTS_PART_OF_VERSION
        + " AS weight, "
        + columns()
        + " FROM "
        + kind.table
        + " FINAL WHERE "
        + stored
        + ") AS f ON e.key = f.key WHERE e.key = '' OR f.key = '' OR e.weight !="
        + " f.weight OR NOT ("
        + same
        + ")) SETTINGS join_use_nulls = 0";
  }
}
