package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the metrics of {@link CaseMeasure} from case rows. */
final class CohortReader {

  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final RadarSql radar;
  private final ClockReader clocks;
  private final int rectifyDays;

  /**
   * @param radar of the same case rows
   * @param clocks likewise
   * @param rectifyDays days after a bad rating in which it has to be rectified
   */
  CohortReader(
      ClickHouse clickHouse, CaseRows cases, RadarSql radar, ClockReader clocks, int rectifyDays) {
    this.clickHouse = clickHouse;
    this.cases = cases;
    this.radar = radar;
    this.clocks = clocks;
    this.rectifyDays = rectifyDays;
  }

  /** One row a key, in the order of the keys; exactly one where {@code by} is empty. */
  List<MetricRow> read(CaseMeasure measure, MetricQuery query) {
    if (measure.shape() == CaseMeasure.Shape.SURVIVAL) {
      return clocks.survival(measure, query);
    }
    if (measure.shape() == CaseMeasure.Shape.PARTS) {
      return clocks.parts(measure, query);
    }
    if (measure.ofSums()) {
      return Keys.limited(Sums.rows(measure, query.by(), sums(measure, query)));
    }
    List<Grouping> by = query.by();
    int keys = by.size();
    Sql sql = statement(measure, query, CaseMeasure.SPREAD);
    return Keys.limited(
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            row ->
                new MetricRow(
                    Keys.read(row, by),
                    Figures.duration(
                        Keys.number(row, keys + 1),
                        Keys.number(row, keys + 2),
                        Keys.number(row, keys + 3),
                        Keys.number(row, keys + 4),
                        row.getLong(keys + 5)))));
  }

  /** The sums of a measure that has them, by key, in the order of the keys. */
  Map<Map<String, @Nullable String>, Sums> sums(CaseMeasure measure, MetricQuery query) {
    Sql sql = statement(measure, query, measure.sums());
    Map<Map<String, @Nullable String>, Sums> sums = new LinkedHashMap<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> sums.put(Keys.read(row, query.by()), Sums.read(row, query.by().size())));
    return sums;
  }

  /**
   * Likewise, each week or month as of its own end.
   *
   * @param query of whole periods that are over, with their dimension among its keys
   */
  List<MetricRow> ofPeriods(CaseMeasure measure, MetricQuery query, Dimension time, ZoneId zone) {
    String date = measure.cohort().date();
    Sql sql = new Sql().add(CaseRows.with(query.asOf().toEpochMilli()));
    radar.constants(sql, measure.aside(), query.asOf());
    sql.add("SELECT ");
    cases.keys(sql, query.by(), date);
    sql.add(measure.sums()).add(" FROM ");
    String population = measure.population() + CaseDates.within(measure, query);
    cases.subquery(sql, PeriodSql.end(time, date, zone), population, query.filters());
    sql.add(" WHERE " + measure.inDenominator());
    CaseRows.period(sql, date, query.from(), query.to());
    CaseRows.grouped(sql, query.by().size(), Keys.MAX_ROWS);
    Map<Map<String, @Nullable String>, Sums> sums = new LinkedHashMap<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> sums.put(Keys.read(row, query.by()), Sums.read(row, query.by().size())));
    return Keys.limited(Sums.rows(measure, query.by(), sums));
  }

  /** How many cases have which figure, rounded down, of a measure of lengths. */
  SortedMap<Long, Long> lengths(CaseMeasure measure, MetricQuery query) {
    Sql sql =
        statement(measure, query, "toInt64(floor(figure)) AS length, count()")
            .add(" GROUP BY length ORDER BY length");
    SortedMap<Long, Long> counts = new TreeMap<>();
    clickHouse.query(
        sql.text(), sql.parameters(), row -> counts.put(row.getLong(1), row.getLong(2)));
    return counts;
  }

  /** How far the cases of a measure came. */
  CaseCourse course(CaseMeasure measure, MetricQuery query) {
    Sql sql =
        statement(
            measure,
            query,
            "count(), countIf(least(accepted, decided, delivered) < NEVER),"
                + " countIf(least(decided, delivered) < NEVER), countIf(delivered < NEVER),"
                + " countIf(least(decided, delivered) = NEVER AND ended < NEVER)");
    return clickHouse
        .query(
            sql.text(),
            sql.parameters(),
            row ->
                new CaseCourse(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .get(0);
  }

  private Sql statement(CaseMeasure measure, MetricQuery query, String columns) {
    long asOf = query.asOf().toEpochMilli();
    String date = measure.cohort().date();
    boolean ratings = measure.cohort().ofRatings();
    Sql sql = new Sql().add(CaseRows.with(asOf));
    radar.constants(sql, measure.aside(), query.asOf());
    if (ratings) {
      sql.add(", toInt32(" + rectifyDays + ") AS term ");
    }
    sql.add("SELECT ");
    cases.keys(sql, query.by(), date);
    sql.add(columns).add(" FROM (SELECT *");
    if (measure.shape() == CaseMeasure.Shape.DURATION) {
      sql.add(", " + measure.figure() + " AS figure");
    }
    sql.add(" FROM ");
    if (ratings) {
      cases.ratings(
          sql, asOf, measure.population() + CaseDates.within(measure, query), query.filters());
    } else {
      radar.rows(sql, measure, query, asOf);
    }
    sql.add(" WHERE " + measure.inDenominator());
    CaseRows.period(sql, date, query.from(), query.to());
    sql.add(")");
    CaseRows.grouped(sql, query.by().size(), Keys.MAX_ROWS);
    return sql;
  }
}
