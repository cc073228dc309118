package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.metric.Quantile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads measures from the cube. */
final class CubeReader {

  private final ClickHouse clickHouse;

  CubeReader(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * Which cells.
   *
   * @param by keys with their expressions, in the order asked for
   * @param from first day, inclusive, null for the beginning
   * @param to last day, inclusive
   * @param deemedTo last day whose deemed acceptances hold, inclusive
   * @param filters columns with the values allowed
   */
  record Cells(
      CubeMeasure measure,
      List<Key> by,
      @Nullable LocalDate from,
      LocalDate to,
      LocalDate deemedTo,
      Map<String, List<String>> filters) {}

  /**
   * A key of the answer.
   *
   * @param transformed district to key; null where the column itself is the key
   */
  record Key(Grouping grouping, String expression, @Nullable Map<String, String> transformed) {}

  /** Sums by key, in the order of the keys; keys without cases are left out. */
  Map<Map<String, @Nullable String>, Sums> sums(Cells cells) {
    CubeMeasure measure = cells.measure;
    String columns =
        ("toInt64(%s) AS numerator, toInt64(%s) AS denominator, toInt64(%s) AS cases,"
                + " toUInt64(0) AS without")
            .formatted(measure.numerator(), measure.denominator(), measure.n());
    Sql sql = statement(cells, columns);
    List<Grouping> by = cells.by.stream().map(Key::grouping).toList();
    Map<Map<String, @Nullable String>, Sums> sums = new LinkedHashMap<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> sums.put(Keys.read(row, by), Sums.read(row, by.size())));
    return sums;
  }

  /** Handling times by key from the count maps of D1, in the order of the keys. */
  List<MetricRow> handling(Cells cells) {
    Sql sql =
        statement(
            cells,
            "toInt64(sum(d1_n)) AS cases, sumMap(d1_days, d1_counts) AS m,"
                + " arrayStringConcat(m.1, ','), arrayStringConcat(m.2, ',')");
    List<Grouping> by = cells.by.stream().map(Key::grouping).toList();
    List<MetricRow> rows =
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            row -> new MetricRow(Keys.read(row, by), handling(row, by.size() + 3)));
    return rows.isEmpty() && by.isEmpty()
        ? List.of(new MetricRow(Map.of(), Figures.duration(null, null, null, null, 0)))
        : rows;
  }

  private static Map<String, @Nullable Number> handling(ResultSet row, int at) throws SQLException {
    String[] days = row.getString(at).split(",");
    String[] counts = row.getString(at + 1).split(",");
    TreeMap<Integer, Long> cases = new TreeMap<>();
    long n = 0;
    double sum = 0;
    for (int i = 0; i < days.length; i++) {
      int d1 = Integer.parseInt(days[i]);
      long count = Long.parseLong(counts[i]);
      if (count != 0) {
        cases.put(d1, count);
        n += count;
        sum += (double) d1 * count;
      }
    }
    return Figures.duration(
        sum / n,
        Quantile.ofCounts(cases, 0.5),
        Quantile.ofCounts(cases, 0.9),
        (double) cases.lastKey(),
        n);
  }

  private static Sql statement(Cells cells, String columns) {
    CubeMeasure measure = cells.measure;
    Sql sql = new Sql().add("SELECT ");
    for (int i = 0; i < cells.by.size(); i++) {
      Key key = cells.by.get(i);
      Map<String, String> transformed = key.transformed;
      if (transformed == null) {
        sql.add(key.expression);
      } else {
        sql.add(
            "transform(toString(" + key.expression + "), ?, ?, '')",
            transformed.keySet().toArray(new String[0]),
            transformed.values().toArray(new String[0]));
      }
      sql.add(" AS k" + i + ", ");
    }
    sql.add(columns)
        .add(" FROM cube_cell FINAL WHERE cohort IN (" + measure.cohorts() + ")")
        .add(" AND n > 0 AND (" + measure.where() + ")");
    CaseRows.period(sql, "day", cells.from, cells.to);
    if (measure.deemed()) {
      sql.add(" AND (cohort != 'deemed' OR day <= toDate32(?))", cells.deemedTo.toString());
    }
    cells.filters.forEach((column, values) -> sql.add(" AND ").in(column, values));
    int keys = cells.by.size();
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < keys; i++) {
      names.append(i == 0 ? "k" : ", k").append(i);
    }
    if (keys > 0) {
      sql.add(" GROUP BY " + names);
    }
    sql.add(" HAVING cases > 0");
    if (keys > 0) {
      sql.add(" ORDER BY " + names).add(" LIMIT " + (Keys.MAX_ROWS + 1));
    }
    return sql;
  }
}
