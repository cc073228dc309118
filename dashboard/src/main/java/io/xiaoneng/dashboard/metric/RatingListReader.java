package io.xiaoneng.dashboard.metric;

import java.util.Objects;

/** The ratings behind a figure, by the very condition that the figure counts with. */
final class RatingListReader implements SqlList.Rows {

  private final CaseRows cases;
  private final RadarSql radar;
  private final int rectifyDays;

  /**
   * @param rectifyDays days after a bad rating in which it has to be rectified
   */
  RatingListReader(CaseRows cases, RadarSql radar, int rectifyDays) {
    this.cases = cases;
    this.radar = radar;
    this.rectifyDays = rectifyDays;
  }

  private static CaseMeasure measure(ListQuery list) {
    return Objects.requireNonNull(CaseMeasure.of(list.metric()));
  }

  @Override
  public Sql with(ListQuery list) {
    Sql sql = new Sql().add(CaseRows.with(list.dueBefore()));
    radar.constants(sql, measure(list).aside(), list.query().asOf());
    return sql.add(", toInt32(" + rectifyDays + ") AS term ");
  }

  @Override
  public void from(Sql sql, ListQuery list) {
    CaseMeasure measure = measure(list);
    MetricQuery query = list.query();
    sql.add(" FROM (SELECT * FROM ");
    cases.ratings(
        sql,
        list.knownBy(),
        measure.population() + CaseDates.within(measure, query),
        query.filters());
    sql.add(" WHERE " + ListKind.condition(list.metric(), list.part()));
    CaseRows.period(sql, measure.cohort().date(), query.from(), query.to());
    cases.keysAre(sql, list.keys());
    sql.add(")");
  }
}
