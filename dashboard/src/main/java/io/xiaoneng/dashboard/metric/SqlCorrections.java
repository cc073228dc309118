package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Corrections of figures whose entries are rows of a table, compared in one statement. */
abstract class SqlCorrections implements CorrectionReader {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String CHANGED = "a0 != a1 OR b0 != b1";

  private final ClickHouse clickHouse;
  private final Knowledge then;
  private final Knowledge now;

  SqlCorrections(ClickHouse clickHouse, Knowledge then, Knowledge now) {
    this.clickHouse = clickHouse;
    this.then = then;
    this.now = now;
  }

  /** What the entries of that figure are. */
  abstract EntryKind kind();

  /** The figure's parts. */
  abstract List<String> parts(MetricQuery query);

  /** A figure out of its parts. */
  abstract Correction.Side side(MetricQuery query, double a, double b);

  /**
   * Appends a SELECT in brackets: {@code id}, what it adds to both parts as Float64 {@code a} and
   * {@code b}, and {@code later}.
   */
  abstract void side(Sql sql, Knowledge from, MetricQuery query, boolean later);

  /** What is said of those entries. */
  abstract Map<String, Map<String, @Nullable Object>> lines(
      Knowledge from, MetricQuery query, List<String> ids);

  final ClickHouse clickHouse() {
    return clickHouse;
  }

  private record Row(String id, List<Double> then, List<Double> now) {}

  @Override
  public Correction read(CorrectionQuery correction) {
    MetricQuery query = correction.then();
    List<String> parts = parts(query);
    long first = (long) correction.page() * correction.size();
    // Sums and page in one pass over both sides; where nothing changed there is a row all the same.
    Sql sql = new Sql().add("SELECT s0, s1, s2, s3, n, e.2, e.3, e.4, e.5, e.6 FROM (SELECT");
    sql.add(" sum(a0) AS s0, sum(b0) AS s1, sum(a1) AS s2, sum(b1) AS s3, toInt64(countIf(");
    sql.add(CHANGED + ")) AS n, arraySlice(groupArraySortedIf(" + (first + correction.size()));
    sql.add(")((-abs(a1 - a0) - abs(b1 - b0), id, a0, b0, a1, b1), " + CHANGED + "), ");
    sql.add((first + 1) + ", " + correction.size() + ") AS page FROM ");
    sides(sql, query);
    sql.add(") LEFT ARRAY JOIN page AS e");
    double[] total = new double[5];
    List<Row> rows = new ArrayList<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        LIMIT,
        row -> {
          for (int i = 0; i < total.length; i++) {
            total[i] = row.getDouble(i + 1);
          }
          String id = row.getString(6);
          return !id.isEmpty()
              && rows.add(
                  new Row(id, numbers(row, 7, parts.size()), numbers(row, 9, parts.size())));
        });
    List<String> ids = rows.stream().map(Row::id).toList();
    Map<String, Map<String, @Nullable Object>> was = said(then, query, ids);
    Map<String, Map<String, @Nullable Object>> is = said(now, query, ids);
    return new Correction(
        kind(),
        parts,
        side(query, total[0], total[1]),
        side(query, total[2], total[3]),
        (long) total[4],
        rows.stream()
            .map(
                each ->
                    new Correction.Changed(
                        each.id,
                        each.then,
                        each.now,
                        was.get(each.id),
                        is.get(each.id),
                        List.of(each.id)))
            .toList());
  }

  private Map<String, Map<String, @Nullable Object>> said(
      Knowledge from, MetricQuery query, List<String> ids) {
    return ids.isEmpty() ? Map.of() : lines(from, query, ids);
  }

  private static List<Double> numbers(ResultSet row, int first, int count) throws SQLException {
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(row.getDouble(first + i));
    }
    return numbers;
  }

  @Override
  public Sql changedSubjects(MetricQuery query) {
    Sql sql = new Sql().add("SELECT id FROM ");
    sides(sql, query);
    return sql.add(" WHERE " + CHANGED);
  }

  /** A row an entry: what it adds to both parts, then (0) and now (1). */
  private void sides(Sql sql, MetricQuery query) {
    sql.add("(SELECT id, sumIf(a, NOT later) AS a0, sumIf(b, NOT later) AS b0,")
        .add(" sumIf(a, later) AS a1, sumIf(b, later) AS b1 FROM (");
    side(sql, then, query, false);
    sql.add(" UNION ALL ");
    side(sql, now, query, true);
    sql.add(") GROUP BY id)");
  }
}
