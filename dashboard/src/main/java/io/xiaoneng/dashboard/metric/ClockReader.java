package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.statistics.KaplanMeier;
import io.xiaoneng.statistics.KaplanMeier.Count;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what the time of cases is made of, and how long cases take with the open ones counted. */
final class ClockReader {

  /** The mean is restricted to so many counted days. */
  static final int HORIZON = 60;

  private static final List<String> PARTS =
      List.of("total", "intake", "supplement", "handling", "stopped", "delivery");

  private static final double DAY_MS = 86_400_000;
  private static final int MOST = 1_000_000;

  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final Supplier<WorkCalendar> calendar;
  private final ZoneId zone;

  ClockReader(ClickHouse clickHouse, CaseRows cases, Supplier<WorkCalendar> calendar, ZoneId zone) {
    this.clickHouse = clickHouse;
    this.cases = cases;
    this.calendar = calendar;
    this.zone = zone;
  }

  /** clock-parts: mean days and sums of milliseconds of each part, and of all of them together. */
  List<MetricRow> parts(CaseMeasure measure, MetricQuery query) {
    Sql sql = new Sql().add(CaseRows.with(query.asOf().toEpochMilli())).add("SELECT ");
    cases.keys(sql, query.by(), measure.cohort().date());
    // The arithmetic of io.xiaoneng.casefile.ClockParts.
    sql.add("count(), sum(received - applied - waited + waited + decided - received - halted +")
        .add(" halted + sent), sum(received - applied - waited), sum(waited),")
        .add(" sum(decided - received - halted), sum(halted), sum(sent) FROM (SELECT *,")
        .add(" least(decided, greatest(applied, accepted)) AS received,")
        .add(" least(supplement_ms, received - applied) AS waited,")
        .add(" least(stopped_ms, decided - received) AS halted,")
        .add(" if(delivered < NEVER, delivered - decided, 0) AS sent FROM ");
    cases.subquery(
        sql,
        query.asOf().toEpochMilli(),
        measure.population() + CaseDates.within(measure, query),
        query.filters());
    sql.add(" WHERE " + measure.inDenominator());
    CaseRows.period(sql, measure.cohort().date(), query.from(), query.to());
    sql.add(")");
    CaseRows.grouped(sql, query.by().size(), Keys.MAX_ROWS);
    return Keys.limited(
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            row -> new MetricRow(Keys.read(row, query.by()), parts(row, query.by().size()))));
  }

  private static Map<String, @Nullable Number> parts(ResultSet row, int keys) throws SQLException {
    long n = row.getLong(keys + 1);
    Map<String, @Nullable Number> figures = new LinkedHashMap<>();
    for (int i = 0; i < PARTS.size(); i++) {
      figures.put(PARTS.get(i), n == 0 ? null : row.getLong(keys + 2 + i) / DAY_MS / n);
    }
    figures.put("n", n);
    for (int i = 0; i < PARTS.size(); i++) {
      figures.put(PARTS.get(i) + "Millis", n == 0 ? null : row.getLong(keys + 2 + i));
    }
    return figures;
  }

  /** handling-days-survival. */
  List<MetricRow> survival(CaseMeasure measure, MetricQuery query) {
    Map<Map<String, @Nullable String>, KaplanMeier> curves = curves(measure, query);
    return Keys.limited(
        curves.entrySet().stream()
            .map(each -> new MetricRow(each.getKey(), survival(each.getValue())))
            .sorted(MetricOrder.by(query.by()))
            .toList());
  }

  private static Map<String, @Nullable Number> survival(KaplanMeier curve) {
    Map<String, @Nullable Number> figures = new LinkedHashMap<>();
    quantile(figures, "p50", curve.quantile(0.5));
    quantile(figures, "p80", curve.quantile(0.8));
    KaplanMeier.RestrictedMean mean = curve.restrictedMean(HORIZON);
    figures.put("restrictedMean", mean == null ? null : mean.mean());
    figures.put("restrictedMeanDeviation", mean == null ? null : mean.deviation());
    figures.put("horizon", mean == null ? null : mean.horizon());
    figures.put("n", curve.subjects());
    figures.put("numerator", curve.events());
    return figures;
  }

  private static void quantile(
      Map<String, @Nullable Number> figures, String name, KaplanMeier.Quantile quantile) {
    figures.put(name, quantile.time());
    figures.put(name + "Low", quantile.low());
    figures.put(name + "High", quantile.high());
  }

  /** The curve of each key; that of nothing where there is no case and no key to tell it by. */
  Map<Map<String, @Nullable String>, KaplanMeier> curves(CaseMeasure measure, MetricQuery query) {
    Sql sql = new Sql().add(CaseRows.with(query.asOf().toEpochMilli())).add("SELECT ");
    cases.keys(sql, query.by(), measure.cohort().date());
    sql.add("handled, toString(since), until_ms, stops_text, count() FROM (SELECT *,")
        .add(" if(" + measure.figure() + ", ifNull(d1, 0), -1) AS handled,")
        .add(" if(handled >= 0, toInt64(0), if(ended < NEVER, ended, as_of)) AS until_ms,")
        .add(" if(handled >= 0, NULL, accepted_date) AS since,")
        .add(" if(handled >= 0, '', arrayStringConcat(arrayMap(s -> concat(toString(s.1), ' ',")
        .add(" toString(s.2)), stop_spans), '\n')) AS stops_text FROM ");
    cases.subquery(
        sql,
        query.asOf().toEpochMilli(),
        measure.population() + CaseDates.within(measure, query),
        query.filters());
    sql.add(" WHERE " + measure.inDenominator());
    CaseRows.period(sql, measure.cohort().date(), query.from(), query.to());
    sql.add(") GROUP BY ");
    int keys = query.by().size();
    for (int i = 0; i < keys; i++) {
      sql.add("k" + i + ", ");
    }
    sql.add("handled, since, until_ms, stops_text LIMIT " + (MOST + 1));
    long[] groups = new long[1];
    Map<Map<String, @Nullable String>, TreeMap<Integer, Count>> counts = new LinkedHashMap<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> {
          if (++groups[0] > MOST) {
            throw new BadParameterException(
                "by", "too many cases differ; ask for a shorter period or fewer dimensions");
          }
          int days = row.getInt(keys + 1);
          long n = row.getLong(keys + 5);
          boolean decided = days >= 0;
          int at =
              decided
                  ? days
                  : soFar(
                      LocalDate.parse(row.getString(keys + 2)),
                      row.getLong(keys + 3),
                      row.getString(keys + 4));
          counts
              .computeIfAbsent(Keys.read(row, query.by()), unseen -> new TreeMap<>())
              .merge(at, decided ? new Count(n, 0) : new Count(0, n), Count::plus);
          return true;
        });
    if (keys == 0) {
      counts.putIfAbsent(Map.of(), new TreeMap<>());
    }
    Map<Map<String, @Nullable String>, KaplanMeier> curves = new LinkedHashMap<>();
    counts.forEach((key, each) -> curves.put(key, KaplanMeier.of(each)));
    return curves;
  }

  /** Counted days after acceptance up to that moment, outside of the stops. */
  private int soFar(LocalDate accepted, long until, String stops) {
    WorkCalendar days = calendar.get();
    LocalDate end = LocalDate.ofInstant(Instant.ofEpochMilli(until), zone);
    if (!end.isAfter(accepted)) {
      return 0;
    }
    int counted = days.countedBetween(accepted, end);
    for (LocalDate[] each : spans(stops)) {
      LocalDate from = each[0].isAfter(accepted) ? each[0] : accepted;
      LocalDate to = each[1].isBefore(end) ? each[1] : end;
      counted -= from.isBefore(to) ? days.countedBetween(from, to) : 0;
    }
    return counted;
  }

  private static List<LocalDate[]> spans(String stops) {
    List<LocalDate[]> spans = new ArrayList<>();
    for (String line : stops.split("\n")) {
      if (!line.isEmpty()) {
        String[] days = line.split(" ");
        spans.add(new LocalDate[] {LocalDate.parse(days[0]), LocalDate.parse(days[1])});
      }
    }
    return spans;
  }
}
