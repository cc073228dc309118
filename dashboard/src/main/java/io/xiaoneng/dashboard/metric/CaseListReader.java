package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cases behind a figure, by the very condition that the figure counts with. Everything is
 * read from the case rows as of the figure's instant.
 */
final class CaseListReader {

  private static final Duration FILE_LIMIT = Duration.ofSeconds(30);

  static final String COLUMNS =
      "case_id, unit, item, item_type, channel, applicant_kind, kind, applied, accepted, decided,"
          + " delivered, refused, closed, due, if(accepted < NEVER AND decided < NEVER, d1, NULL),"
          + " value";

  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final RadarSql radar;

  CaseListReader(ClickHouse clickHouse, CaseRows cases, RadarSql radar) {
    this.clickHouse = clickHouse;
    this.cases = cases;
    this.radar = radar;
  }

  /** How many cases the whole list has. */
  long count(CaseListQuery query) {
    Sql sql = with(query).add("SELECT toInt64(count())");
    from(sql, query);
    return clickHouse.query(sql.text(), sql.parameters(), row -> row.getLong(1)).get(0);
  }

  /** The cases of a page. */
  List<CaseLine> page(CaseListQuery query) {
    Sql sql = list(query);
    sql.add(" LIMIT " + query.size() + " OFFSET " + (long) query.page() * query.size());
    return clickHouse.query(sql.text(), sql.parameters(), CaseListReader::line);
  }

  /** Every case of the list, one after the other, without keeping them. */
  void all(CaseListQuery query, Consumer<CaseLine> to) {
    Sql sql = list(query);
    clickHouse.each(sql.text(), sql.parameters(), FILE_LIMIT, row -> to.accept(line(row)));
  }

  private Sql list(CaseListQuery query) {
    Sql sql = with(query).add("SELECT " + COLUMNS);
    from(sql, query);
    String direction = query.descending() ? " DESC" : " ASC";
    return sql.add(" ORDER BY " + query.sort().expression + direction + " NULLS LAST, case_id");
  }

  private Sql with(CaseListQuery list) {
    Sql sql = new Sql().add(CaseRows.with(list.dueBefore()));
    CaseMeasure measure = CaseMeasure.of(list.query().metric());
    if (measure != null) {
      radar.constants(sql, measure.aside(), list.query().asOf());
    }
    return sql;
  }

  private void from(Sql sql, CaseListQuery list) {
    MetricQuery query = list.query();
    CaseMeasure measure = CaseMeasure.of(query.metric());
    StockMeasure stock = StockMeasure.of(query.metric());
    String condition = CaseListParser.condition(query.metric(), list.part());
    if (condition == null) {
      throw new BadParameterException(
          "part", query.metric() + " has no part " + list.part().wireName());
    }
    sql.add(" FROM (SELECT *, " + value(measure) + " AS value FROM ");
    if (measure == null) {
      cases.subquery(sql, list.knownBy(), CaseRows.COUNTED, query.filters());
    } else {
      radar.rows(sql, measure, query, list.knownBy());
    }
    sql.add(" WHERE " + condition);
    String date =
        measure != null ? measure.cohort().date() : stock == null ? null : stock.date(list.part());
    if (date != null) {
      CaseRows.period(sql, date, query.from(), query.to());
    }
    for (Map.Entry<Grouping, String> each : list.keys().entrySet()) {
      cases.keyIs(sql.add(" AND "), each.getKey(), each.getValue());
    }
    sql.add(")");
  }

  private static String value(@Nullable CaseMeasure measure) {
    boolean summed =
        measure != null
            && switch (measure.shape()) {
              case DURATION, SHARE, TRIPS, PARTS -> true;
              case COUNT, RATIO, AGAINST, TRIPS_RATIO, PER_10K, SURVIVAL -> false;
            };
    return measure != null && summed
        ? "toFloat64(" + measure.figure() + ")"
        : "CAST(NULL AS Nullable(Float64))";
  }

  /** A row of {@link #COLUMNS}. */
  static CaseLine line(ResultSet row) throws SQLException {
    Instant decided = instant(row, 10);
    Instant refused = instant(row, 12);
    Instant closed = instant(row, 13);
    int d1 = row.getInt(15);
    Integer days = row.wasNull() ? null : d1;
    return new CaseLine(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        state(row.getLong(10), row.getLong(12), row.getLong(13)),
        instant(row, 8),
        instant(row, 9),
        decided,
        instant(row, 11),
        refused,
        closed,
        instant(row, 14),
        days,
        Keys.number(row, 16));
  }

  private static String state(long decided, long refused, long closed) {
    long end = Math.min(decided, Math.min(refused, closed));
    if (end == Long.MAX_VALUE) {
      return "OPEN";
    }
    return end == decided ? "DECIDED" : end == refused ? "REFUSED" : "CLOSED";
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return millis == Long.MAX_VALUE ? null : Instant.ofEpochMilli(millis);
  }
}
