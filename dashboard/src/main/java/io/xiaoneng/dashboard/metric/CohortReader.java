package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the metrics of {@link CaseMeasure}. */
final class CohortReader {

  private final ClickHouse clickHouse;
  private final CaseRows cases;

  CohortReader(ClickHouse clickHouse, CaseRows cases) {
    this.clickHouse = clickHouse;
    this.cases = cases;
  }

  /** One row a key, in the order of the keys; exactly one where {@code by} is empty. */
  List<MetricRow> read(CaseMeasure measure, MetricQuery query) {
    long asOf = query.asOf().toEpochMilli();
    CaseMeasure.Cohort cohort = measure.cohort;
    List<Grouping> by = query.by();
    Sql sql = new Sql().add(CaseRows.with(asOf)).add("SELECT ");
    cases.keys(sql, by, cohort.date);
    sql.add(measure.columns()).add(" FROM (SELECT *");
    if (measure.shape == CaseMeasure.Shape.DURATION) {
      sql.add(", " + measure.figure + " AS figure");
    }
    sql.add(" FROM ");
    cases.subquery(
        sql,
        asOf,
        measure == CaseMeasure.CASES_QUARANTINED
            ? CaseRows.COUNTED_OR_QUARANTINED
            : CaseRows.COUNTED,
        query.filters());
    sql.add(" WHERE " + cohort.condition + " AND " + cohort.date + " IS NOT NULL");
    sql.add(" AND (" + measure.counted + ")");
    CaseRows.period(sql, cohort.date, query.from(), query.to());
    sql.add(")");
    CaseRows.grouped(sql, by.size(), Keys.MAX_ROWS);
    return Keys.limited(
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            row -> new MetricRow(Keys.read(row, by), figures(measure, row, by.size()))));
  }

  private static Map<String, @Nullable Number> figures(CaseMeasure measure, ResultSet row, int keys)
      throws SQLException {
    return switch (measure.shape) {
      case COUNT -> Figures.count(row.getLong(keys + 2) == 0 ? null : row.getLong(keys + 1));
      case RATIO -> Figures.ratio(row.getLong(keys + 1), row.getLong(keys + 2));
      case SHARE ->
          Figures.share(row.getLong(keys + 1), row.getLong(keys + 2), row.getLong(keys + 3));
      case DURATION ->
          Figures.duration(
              Keys.number(row, keys + 1),
              Keys.number(row, keys + 2),
              Keys.number(row, keys + 3),
              Keys.number(row, keys + 4),
              row.getLong(keys + 5));
    };
  }
}
