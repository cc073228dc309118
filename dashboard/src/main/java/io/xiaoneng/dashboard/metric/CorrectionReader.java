package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what each case adds to a figure in two tables of case rows, by the figure's own
 * conditions: so the differences of the cases add up to that of the figure.
 */
final class CorrectionReader {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ClickHouse clickHouse;
  private final CaseRows then;
  private final CaseRows now;
  private final ZoneId zone;
  private final int rectifyDays;

  /**
   * @param then the cases as they were known
   * @param now the cases as they are
   */
  CorrectionReader(
      ClickHouse clickHouse, CaseRows then, CaseRows now, ZoneId zone, int rectifyDays) {
    this.clickHouse = clickHouse;
    this.then = then;
    this.now = now;
    this.zone = zone;
    this.rectifyDays = rectifyDays;
  }

  /** The numbers that the figure is the sum of, or null where it is no such figure. */
  static @Nullable List<String> parts(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    if (measure != null) {
      return summed(measure) ? List.of("numerator", "denominator") : null;
    }
    StockMeasure stock = StockMeasure.of(metric);
    if (stock == null || stock == StockMeasure.OPEN_AGE) {
      return null;
    }
    return stock.due().isEmpty() ? List.of("open") : List.of("open", "late");
  }

  /** Whether a case adds the same whatever the other cases and the tables beside it say. */
  private static boolean summed(CaseMeasure measure) {
    return measure.aside() == CaseMeasure.Aside.NONE
        && switch (measure.shape()) {
          case COUNT, RATIO, SHARE, TRIPS_RATIO, TRIPS, PER_10K, DURATION -> true;
          case AGAINST, SURVIVAL, PARTS -> false;
        };
  }

  /** The correction with the cases of the page. */
  Correction read(CorrectionQuery correction) {
    MetricQuery query = correction.then();
    List<String> parts = parts(query.metric());
    if (parts == null) {
      throw new IllegalArgumentException(query.metric() + " is no sum over cases");
    }
    Sql sql = with(query).add("SELECT sum(a0), sum(b0), sum(a1), sum(b1), toInt64(countIf(");
    sql.add(CHANGED + ")) FROM ");
    sides(sql, query);
    List<double[]> totals =
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            LIMIT,
            row ->
                new double[] {
                  row.getDouble(1),
                  row.getDouble(2),
                  row.getDouble(3),
                  row.getDouble(4),
                  row.getLong(5)
                });
    double[] total = totals.get(0);
    return new Correction(
        parts,
        side(query.metric(), total[0], total[1], parts),
        side(query.metric(), total[2], total[3], parts),
        (long) total[4],
        cases(correction, parts));
  }

  private static final String CHANGED = "a0 != a1 OR b0 != b1";

  private static Sql with(MetricQuery query) {
    return new Sql().add(CaseRows.with(query.asOf().toEpochMilli()));
  }

  private List<Correction.Changed> cases(CorrectionQuery correction, List<String> parts) {
    MetricQuery query = correction.then();
    Sql sql = with(query).add("SELECT case_id, a0, b0, a1, b1 FROM ");
    sides(sql, query);
    sql.add(" WHERE " + CHANGED + " ORDER BY abs(a1 - a0) + abs(b1 - b0) DESC, case_id LIMIT ");
    sql.add(correction.size() + " OFFSET " + (long) correction.page() * correction.size());
    record Row(String caseId, List<Double> then, List<Double> now) {}
    List<Row> rows =
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            LIMIT,
            row ->
                new Row(
                    row.getString(1),
                    numbers(row, 2, parts.size()),
                    numbers(row, 4, parts.size())));
    List<String> ids = rows.stream().map(Row::caseId).toList();
    Map<String, CaseLine> was = lines(then, query, ids);
    Map<String, CaseLine> is = lines(now, query, ids);
    return rows.stream()
        .map(
            each ->
                new Correction.Changed(
                    each.caseId, each.then, each.now, was.get(each.caseId), is.get(each.caseId)))
        .toList();
  }

  private static List<Double> numbers(ResultSet row, int first, int count) throws SQLException {
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(row.getDouble(first + i));
    }
    return numbers;
  }

  /** The numbers of every case that changed, for a statement of somebody else's. */
  Sql changedCases(MetricQuery query) {
    Sql sql = with(query).add("SELECT case_id FROM ");
    sides(sql, query);
    return sql.add(" WHERE " + CHANGED);
  }

  private Map<String, CaseLine> lines(CaseRows rows, MetricQuery query, List<String> ids) {
    Map<String, CaseLine> lines = new HashMap<>();
    if (ids.isEmpty()) {
      return lines;
    }
    long asOf = query.asOf().toEpochMilli();
    Sql sql = with(query).add("SELECT " + CaseListReader.COLUMNS);
    sql.add(" FROM (SELECT *, CAST(NULL AS Nullable(Float64)) AS value FROM ");
    sql.add(CaseRows.opening(rows.table(), asOf, "")).in("case_id", ids).add(")))");
    clickHouse
        .query(sql.text(), sql.parameters(), CaseListReader::line)
        .forEach(line -> lines.put(line.caseId(), line));
    return lines;
  }

  /** A row a case: what it adds to both parts, then (0) and now (1). */
  private void sides(Sql sql, MetricQuery query) {
    sql.add("(SELECT case_id, sumIf(a, NOT later) AS a0, sumIf(b, NOT later) AS b0,")
        .add(" sumIf(a, later) AS a1, sumIf(b, later) AS b1 FROM (");
    side(sql, then, query, "false");
    sql.add(" UNION ALL ");
    side(sql, now, query, "true");
    sql.add(") GROUP BY case_id)");
  }

  private void side(Sql sql, CaseRows rows, MetricQuery query, String later) {
    CaseMeasure measure = CaseMeasure.of(query.metric());
    StockMeasure stock = StockMeasure.of(query.metric());
    if (measure != null) {
      side(sql, rows, query, later, measure);
    } else if (stock != null) {
      side(sql, rows, query, later, stock);
    }
  }

  private void side(Sql sql, CaseRows rows, MetricQuery query, String later, CaseMeasure measure) {
    String figure = measure.figure();
    String first =
        switch (measure.shape()) {
          case COUNT, RATIO, TRIPS_RATIO, PER_10K -> "countIf(" + figure + ")";
          case SHARE, TRIPS, DURATION -> "sum(" + figure + ")";
          case AGAINST, SURVIVAL, PARTS ->
              throw new IllegalStateException(measure.id() + " is no sum over cases");
        };
    String second =
        measure.shape() == CaseMeasure.Shape.SHARE ? "sum(" + measure.second() + ")" : "count()";
    long asOf = query.asOf().toEpochMilli();
    boolean ratings = measure.cohort().ofRatings();
    if (ratings) {
      sql.add("(WITH toDate32('" + LocalDate.ofInstant(query.asOf(), zone) + "') AS today, ");
      sql.add("toInt32(" + rectifyDays + ") AS term ");
    } else {
      sql.add("(");
    }
    sql.add("SELECT case_id, toFloat64(" + first + ") AS a, toFloat64(" + second + ") AS b, ");
    sql.add(later + " AS later FROM ");
    if (ratings) {
      rows.ratings(sql, asOf, measure.population(), query.filters());
    } else {
      rows.subquery(sql, asOf, measure.population(), query.filters());
    }
    sql.add(" WHERE " + measure.inDenominator());
    CaseRows.period(sql, measure.cohort().date(), query.from(), query.to());
    sql.add(" GROUP BY case_id)");
  }

  private static void side(
      Sql sql, CaseRows rows, MetricQuery query, String later, StockMeasure stock) {
    sql.add("(SELECT case_id, toFloat64(" + stock.part(CasePart.OPEN) + ") AS a, ");
    String late = stock.part(CasePart.LATE);
    sql.add("toFloat64(");
    if (late == null) {
      sql.add("0");
    } else {
      sql.add("ifNull(" + late);
      CaseRows.period(sql, stock.dueDate(), query.from(), query.to());
      sql.add(", false)");
    }
    sql.add(") AS b, " + later + " AS later FROM ");
    rows.subquery(sql, query.asOf().toEpochMilli(), CaseRows.COUNTED, query.filters());
    sql.add(")");
  }

  private static Correction.Side side(String metric, double a, double b, List<String> parts) {
    CaseMeasure measure = CaseMeasure.of(metric);
    List<Double> sums = parts.size() == 1 ? List.of(a) : List.of(a, b);
    Double value = null;
    if (measure == null) {
      value = parts.size() == 1 ? a : null;
    } else if (measure.shape() == CaseMeasure.Shape.COUNT) {
      value = b == 0 ? null : a;
    } else if (b != 0) {
      value = a / b * (measure.shape() == CaseMeasure.Shape.PER_10K ? 10_000 : 1);
    }
    return new Correction.Side(value, sums);
  }
}
