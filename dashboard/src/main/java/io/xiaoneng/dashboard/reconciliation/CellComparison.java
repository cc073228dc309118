package io.xiaoneng.dashboard.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the cells of the cube with what cases add up to. */
final class CellComparison {

  /** Columns of cube_cell that are compared. */
  static final List<String> COVERED =
      List.of(
          "n",
          "on_time",
          "late",
          "supplemented",
          "stopped_cases",
          "stopped_days",
          "d1_n",
          "d1_sum",
          "d1_days",
          "d1_counts",
          "d2_n",
          "d2_sum_ms",
          "windows_general");

  /** What a cell is known by, and its version. */
  static final List<String> KEYS =
      List.of("cohort", "day", "district", "channel", "item_type", "kind", "version");

  private static final String KEY =
      "concat(%1$s.cohort, '/', toString(%1$s.day), '/', %1$s.district, '/', %1$s.channel, '/',"
          + " %1$s.item_type, '/', %1$s.kind)";

  private CellComparison() {}

  /**
   * The cells that differ, by key.
   *
   * @param source a table or a subquery in brackets that stands in for case_row
   */
  static Map<String, List<Difference>> compare(Connection connection, String source)
      throws SQLException {
    Map<String, List<Difference>> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query(source))) {
      while (rows.next()) {
        String key = rows.getString(1);
        found
            .computeIfAbsent(key, k -> new ArrayList<>())
            .add(
                new Difference(
                    Difference.CELL, key, rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return found;
  }

  private static String query(String source) {
    String same =
        COVERED.stream()
            .map(c -> "e.%s = f.%s".formatted(c, c))
            .collect(Collectors.joining(" AND "));
    String values =
        COVERED.stream()
            .map(c -> "('%s', toString(e.%s), toString(f.%s))".formatted(c, c, c))
            .collect(Collectors.joining(", "));
    // An absent cell is one of zeros: a join fills up what it lacks with just those.
    return "SELECT id, difference.1, difference.2, difference.3 FROM (SELECT if(e.cohort = '', "
        + KEY.formatted("f")
        + ", "
        + KEY.formatted("e")
        + ") AS id, arrayJoin(arrayFilter(each -> each.2 != each.3, ["
        + values
        + "])) AS difference FROM ("
        + Recomputation.cells(source)
        + ") AS e FULL OUTER JOIN (SELECT * FROM cube_cell FINAL) AS f ON e.cohort = f.cohort AND"
        + " e.day = f.day AND e.district = f.district AND e.channel = f.channel AND e.item_type ="
        + " f.item_type AND e.kind = f.kind WHERE NOT ("
        + same
        + ")) SETTINGS join_use_nulls = 0";
  }
}
