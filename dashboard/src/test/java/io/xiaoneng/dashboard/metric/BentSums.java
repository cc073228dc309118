package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.metric.reference.ReferenceMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Many bends of one measure in one pass over the cases, where what they look at is the same: most
 * of the time of a statement over a few hundred cases goes by before it reads the first of them.
 * The sums are those of {@link CohortReader}, told by conditions in the place of WHERE.
 */
final class BentSums {

  /** Statements have a longest text. */
  private static final int AT_ONCE = 25;

  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final RadarSql radar;

  BentSums(ClickHouse clickHouse, CaseRows cases, RadarSql radar) {
    this.clickHouse = clickHouse;
    this.cases = cases;
    this.radar = radar;
  }

  /** The one row of each measure; without those that are no SQL. */
  Map<CaseMeasure, MetricRow> rows(List<CaseMeasure> measures, MetricQuery query) {
    Map<CaseMeasure, MetricRow> rows = new HashMap<>();
    measures.stream()
        .collect(Collectors.groupingBy(CaseMeasure::population))
        .values()
        .forEach(
            same -> {
              for (int i = 0; i < same.size(); i += AT_ONCE) {
                read(same.subList(i, Math.min(same.size(), i + AT_ONCE)), query, rows);
              }
            });
    return rows;
  }

  private void read(
      List<CaseMeasure> measures, MetricQuery query, Map<CaseMeasure, MetricRow> rows) {
    try {
      Sql sql = statement(measures, query);
      clickHouse.query(
          sql.text(),
          sql.parameters(),
          row -> {
            for (int i = 0; i < measures.size(); i++) {
              Sums sums = Sums.read(row, 4 * i);
              Map<Map<String, String>, Sums> told =
                  sums.n() == 0 ? Map.of() : Map.of(Map.of(), sums);
              rows.put(measures.get(i), Sums.rows(measures.get(i), List.of(), told).get(0));
            }
            return true;
          });
    } catch (ClickHouseQueryException e) {
      if (measures.size() > 1) {
        int half = measures.size() / 2;
        read(measures.subList(0, half), query, rows);
        read(measures.subList(half, measures.size()), query, rows);
      }
    }
  }

  /** Numerator, denominator, cases and second sum of each. */
  private Sql statement(List<CaseMeasure> measures, MetricQuery query) {
    CaseMeasure first = measures.get(0);
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf));
    radar.constants(sql, first.aside(), query.asOf());
    sql.add(", toInt32(" + ReferenceMetrics.RECTIFY_DAYS + ") AS term SELECT ");
    List<Sql> columns = new ArrayList<>();
    for (CaseMeasure each : measures) {
      String figure = each.figure();
      String second = each.second();
      switch (each.shape()) {
        case COUNT, RATIO, PER_10K -> columns.addAll(sums(each, query, countIf(figure), "", ""));
        case AGAINST ->
            columns.addAll(sums(each, query, countIf(figure), "", "sumIf(" + second + ", "));
        case TRIPS_RATIO -> columns.addAll(sums(each, query, countIf(figure), "", countIf(second)));
        case TRIPS ->
            columns.addAll(
                sums(each, query, "sumIf(" + figure + ", ", "", "sumIf(" + second + ", "));
        case SHARE ->
            columns.addAll(
                sums(each, query, "sumIf(" + figure + ", ", "sumIf(" + second + ", ", ""));
        case DURATION, SURVIVAL, PARTS -> throw new IllegalArgumentException(each.id());
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      sql.add(i == 0 ? "" : ", ").add(columns.get(i));
    }
    sql.add(" FROM ");
    if (first.cohort().ofRatings()) {
      cases.ratings(sql, asOf, first.population(), query.filters());
    } else {
      radar.rows(sql, first, query, asOf);
    }
    return sql;
  }

  private static String countIf(String condition) {
    return "countIf((" + condition + ") AND ";
  }

  /** Each begins an aggregate that the condition of the case ends; "" for what is only counted. */
  private static List<Sql> sums(
      CaseMeasure measure, MetricQuery query, String numerator, String denominator, String second) {
    return List.of(
        sum(measure, query, numerator),
        sum(measure, query, denominator.isEmpty() ? "countIf(" : denominator),
        sum(measure, query, "countIf("),
        second.isEmpty() ? new Sql().add("toFloat64(0)") : sum(measure, query, second));
  }

  private static Sql sum(CaseMeasure measure, MetricQuery query, String begin) {
    Sql sql = new Sql().add(begin).add("ifNull(" + measure.inDenominator());
    CaseRows.period(sql, measure.cohort().date(), query.from(), query.to());
    return sql.add(", false))");
  }
}
