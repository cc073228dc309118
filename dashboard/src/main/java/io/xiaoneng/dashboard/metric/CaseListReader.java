package io.xiaoneng.dashboard.metric;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cases behind a figure, by the very condition that the figure counts with, from the case rows
 * as of the figure's instant.
 */
final class CaseListReader implements SqlList.Rows {

  static final String COLUMNS =
      "case_id, unit, item, item_type, channel, applicant_kind, kind, applied, accepted, decided,"
          + " delivered, refused, closed, due, if(accepted < NEVER AND decided < NEVER, d1, NULL),"
          + " value";

  private final CaseRows cases;
  private final RadarSql radar;

  CaseListReader(CaseRows cases, RadarSql radar) {
    this.cases = cases;
    this.radar = radar;
  }

  @Override
  public Sql with(ListQuery list) {
    Sql sql = new Sql().add(CaseRows.with(list.dueBefore()));
    CaseMeasure measure = CaseMeasure.of(list.metric(), list.query().version());
    if (measure != null) {
      radar.constants(sql, measure.aside(), list.query().asOf());
    }
    return sql;
  }

  @Override
  public void from(Sql sql, ListQuery list) {
    MetricQuery query = list.query();
    CaseMeasure measure = CaseMeasure.of(query.metric(), query.version());
    StockMeasure stock = StockMeasure.of(query.metric());
    sql.add(" FROM (SELECT *, " + value(measure) + " AS value FROM ");
    if (measure == null) {
      cases.subquery(sql, list.knownBy(), CaseRows.COUNTED, query.filters());
    } else {
      radar.rows(sql, measure, query, list.knownBy());
    }
    sql.add(" WHERE " + ListKind.condition(query.metric(), query.version(), list.part()));
    String date =
        measure != null ? measure.cohort().date() : stock == null ? null : stock.date(list.part());
    if (date != null) {
      CaseRows.period(sql, date, query.from(), query.to());
    }
    cases.keysAre(sql, list.keys());
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
