package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sums of a cell are and what they must be.
 *
 * @param expected sums in the order of {@link CubeCell#of}, comma-separated
 * @param expectedD1 days and counts of D1, each comma-separated, with a semicolon between
 * @param found sums in the table
 * @param foundD1 D1 in the table
 */
record CellGap(String expected, String expectedD1, String found, String foundD1) {

  private static final List<String> SUMS =
      List.of(
          "n",
          "on_time",
          "late",
          "supplemented",
          "stopped_cases",
          "stopped_days",
          "d1_n",
          "d1_sum",
          "d2_n",
          "d2_sum_ms",
          "windows_general");

  private static final List<String> KEY =
      List.of("cohort", "day", "district", "channel", "item_type", "kind");

  /** The cells whose sums are not what the rows of the cases add up to. */
  static Map<CubeKey, CellGap> all(Connection connection) throws SQLException {
    Map<CubeKey, CellGap> gaps = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query())) {
      while (rows.next()) {
        gaps.put(
            new CubeKey(
                CubeKey.Cohort.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
                LocalDate.parse(rows.getString(2)),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6)),
            new CellGap(
                rows.getString(7), rows.getString(8), rows.getString(9), rows.getString(10)));
      }
    }
    return gaps;
  }

  private static String query() {
    String key =
        KEY.stream()
            .map(c -> "toString(if(e.cohort = '', f.%1$s, e.%1$s))".formatted(c))
            .collect(Collectors.joining(", "));
    String join =
        KEY.stream().map(c -> "e.%1$s = f.%1$s".formatted(c)).collect(Collectors.joining(" AND "));
    String same =
        Stream.concat(SUMS.stream(), Stream.of("d1_days", "d1_counts"))
            .map(c -> "e.%1$s = f.%1$s".formatted(c))
            .collect(Collectors.joining(" AND "));
    return "SELECT "
        + key
        + ", "
        + sums("e")
        + ", "
        + days("e")
        + ", "
        + sums("f")
        + ", "
        + days("f")
        + " FROM ("
        + Recomputation.cells("(SELECT * FROM case_row FINAL)")
        + ") AS e FULL OUTER JOIN (SELECT * FROM cube_cell FINAL) AS f ON "
        + join
        + " WHERE NOT ("
        + same
        + ") SETTINGS join_use_nulls = 0";
  }

  private static String sums(String side) {
    return SUMS.stream()
        .map(c -> "toString(%s.%s)".formatted(side, c))
        .collect(Collectors.joining(", ',', ", "concat(", ")"));
  }

  private static String days(String side) {
    return "concat(arrayStringConcat(%1$s.d1_days, ','), ';', arrayStringConcat(%1$s.d1_counts, ','))"
        .formatted(side);
  }

  /** What must be added to what was found; negative where it is too much. */
  CubeCell lacking() {
    long[] sums = numbers(expected);
    long[] had = numbers(found);
    Arrays.setAll(sums, i -> sums[i] - had[i]);
    Map<Integer, Long> days = new HashMap<>();
    count(expectedD1, 1, days);
    count(foundD1, -1, days);
    return CubeCell.of(sums, days);
  }

  private static void count(String d1, int sign, Map<Integer, Long> into) {
    long[] days = numbers(d1.substring(0, d1.indexOf(';')));
    long[] counts = numbers(d1.substring(d1.indexOf(';') + 1));
    for (int i = 0; i < days.length; i++) {
      into.merge((int) days[i], sign * counts[i], Long::sum);
    }
  }

  private static long[] numbers(String text) {
    return text.isEmpty()
        ? new long[0]
        : Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
  }
}
