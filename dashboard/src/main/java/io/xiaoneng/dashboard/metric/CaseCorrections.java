package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Corrections of figures whose entries are cases, by the figures' own conditions. */
final class CaseCorrections extends SqlCorrections {

  private final Function<Knowledge, Supplier<WorkCalendar>> calendar;
  private final ZoneId zone;
  private final int rectifyDays;

  /**
   * @param then the cases as they were known
   * @param now the cases as they are
   * @param calendar that days are counted in, of either
   */
  CaseCorrections(
      ClickHouse clickHouse,
      Knowledge then,
      Knowledge now,
      Function<Knowledge, Supplier<WorkCalendar>> calendar,
      ZoneId zone,
      int rectifyDays) {
    super(clickHouse, then, now);
    this.calendar = calendar;
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
    if (stock == null) {
      return null;
    }
    if (stock == StockMeasure.OPEN_AGE) {
      return List.of("numerator", "denominator");
    }
    return stock.due().isEmpty() ? List.of("open") : List.of("open", "late");
  }

  private static boolean summed(CaseMeasure measure) {
    return switch (measure.shape()) {
      case COUNT, RATIO, AGAINST, SHARE, TRIPS_RATIO, TRIPS, PER_10K, DURATION -> true;
      case SURVIVAL, PARTS -> false;
    };
  }

  @Override
  EntryKind kind() {
    return EntryKind.CASE;
  }

  @Override
  List<String> parts(MetricQuery query) {
    List<String> parts = parts(query.metric());
    if (parts == null) {
      throw new IllegalArgumentException(query.metric() + " is no sum over cases");
    }
    return parts;
  }

  @Override
  Map<String, Map<String, @Nullable Object>> lines(
      Knowledge from, MetricQuery query, List<String> ids) {
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf)).add("SELECT " + CaseListReader.COLUMNS);
    sql.add(" FROM (SELECT *, CAST(NULL AS Nullable(Float64)) AS value FROM ");
    sql.add(CaseRows.opening(from.cases().table(), asOf, "")).in("case_id", ids).add(")))");
    Map<String, Map<String, @Nullable Object>> lines = new HashMap<>();
    clickHouse()
        .query(sql.text(), sql.parameters(), CaseListReader::line)
        .forEach(line -> lines.put(line.caseId(), said(line)));
    return lines;
  }

  private static Map<String, @Nullable Object> said(CaseLine line) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("unit", line.unit());
    said.put("item", line.item());
    said.put("channel", line.channel());
    said.put("state", line.state());
    said.put("appliedAt", line.appliedAt());
    said.put("acceptedAt", line.acceptedAt());
    said.put("decidedAt", line.decidedAt());
    said.put("deliveredAt", line.deliveredAt());
    said.put("due", line.due());
    said.put("d1", line.d1());
    return said;
  }

  @Override
  void side(Sql sql, Knowledge from, MetricQuery query, boolean later) {
    CaseMeasure measure = CaseMeasure.of(query.metric(), query.version());
    StockMeasure stock = StockMeasure.of(query.metric());
    if (measure != null) {
      side(sql, from, query, later, measure);
    } else if (stock != null) {
      side(sql, from, query, later, stock);
    }
  }

  private RadarSql radar(Knowledge from) {
    return new RadarSql(from.cases(), from.registry(), calendar.apply(from), zone, from.knownAt());
  }

  private void side(
      Sql sql, Knowledge from, MetricQuery query, boolean later, CaseMeasure measure) {
    String figure = measure.figure();
    String first =
        switch (measure.shape()) {
          case COUNT, RATIO, AGAINST, TRIPS_RATIO, PER_10K -> "countIf(" + figure + ")";
          case SHARE, TRIPS, DURATION -> "sum(" + figure + ")";
          case SURVIVAL, PARTS ->
              throw new IllegalStateException(measure.id() + " is no sum over cases");
        };
    String second =
        measure.shape() == CaseMeasure.Shape.SHARE ? "sum(" + measure.second() + ")" : "count()";
    long asOf = query.asOf().toEpochMilli();
    RadarSql radar = radar(from);
    sql.add("(" + CaseRows.with(asOf));
    radar.constants(sql, measure.aside(), query.asOf());
    sql.add(", toInt32(" + rectifyDays + ") AS term SELECT case_id AS id, toFloat64(" + first);
    sql.add(") AS a, toFloat64(" + second + ") AS b, " + later + " AS later FROM ");
    if (measure.cohort().ofRatings()) {
      from.cases()
          .ratings(
              sql, asOf, measure.population() + CaseDates.within(measure, query), query.filters());
    } else {
      radar.rows(sql, measure, query, asOf);
    }
    sql.add(" WHERE " + measure.inDenominator());
    CaseRows.period(sql, measure.cohort().date(), query.from(), query.to());
    sql.add(" GROUP BY case_id)");
  }

  private void side(Sql sql, Knowledge from, MetricQuery query, boolean later, StockMeasure stock) {
    long asOf = query.asOf().toEpochMilli();
    String open = "ifNull(" + stock.part(CasePart.OPEN) + ", false)";
    String late = stock.part(CasePart.LATE);
    sql.add("(" + CaseRows.with(asOf));
    if (stock == StockMeasure.OPEN_AGE) {
      radar(from).constants(sql, CaseMeasure.Aside.DAYS, query.asOf());
      sql.add("SELECT case_id AS id, toFloat64(if(" + open + ", ")
          .add(RadarSql.counted("today") + " - " + RadarSql.counted("assumeNotNull(accepted_date)"))
          .add(", 0)) AS a, toFloat64(" + open + ") AS b, ");
    } else {
      sql.add("SELECT case_id AS id, toFloat64(" + open + ") AS a, toFloat64(");
      if (late == null) {
        sql.add("0");
      } else {
        sql.add("ifNull(" + late);
        CaseRows.period(sql, stock.dueDate(), query.from(), query.to());
        sql.add(", false)");
      }
      sql.add(") AS b, ");
    }
    sql.add(later + " AS later FROM ");
    from.cases().subquery(sql, asOf, CaseRows.COUNTED, query.filters());
    sql.add(")");
  }

  @Override
  Correction.Side side(MetricQuery query, double a, double b) {
    CaseMeasure measure = CaseMeasure.of(query.metric(), query.version());
    if (measure == null) {
      return switch (parts(query).size()) {
        case 1 -> new Correction.Side(a, List.of(a));
        default ->
            query.metric().equals(StockMeasure.OPEN_AGE.id())
                ? CorrectionReader.ratio(a, b)
                : new Correction.Side(null, List.of(a, b));
      };
    }
    List<Double> sums = List.of(a, b);
    if (measure.shape() == CaseMeasure.Shape.COUNT) {
      return new Correction.Side(b == 0 ? null : a, sums);
    }
    int scale = measure.shape() == CaseMeasure.Shape.PER_10K ? 10_000 : 1;
    return new Correction.Side(b == 0 ? null : a / b * scale, sums);
  }
}
