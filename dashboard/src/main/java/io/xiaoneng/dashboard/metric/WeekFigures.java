package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Basis;
import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.Radar;
import io.xiaoneng.statistics.Ratio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Shares of cases, week by week, all of them in one pass over the cases: what {@link MetricService}
 * says one by one. Safe to share.
 */
@Service
public class WeekFigures {

  private static final Set<String> HINTS =
      Radar.all().stream().map(each -> each.metric().id()).collect(Collectors.toSet());

  /** By these dates a week is settled once it is over: what comes later changes no share of it. */
  private static final Set<Cohort> SETTLED =
      EnumSet.of(
          Cohort.ACCEPTED,
          Cohort.DECIDED,
          Cohort.DUE,
          Cohort.STATUTORY_DUE,
          Cohort.ANSWER_DUE,
          Cohort.DELIVERY_DUE);

  /** Of a case that fell due this week nobody has had the time yet to change anything. */
  private static final String LATE_EDITS = "late-edit-rate";

  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final RadarSql radar;

  WeekFigures(ClickHouse clickHouse, RegistryView registry, XiaonengProperties settings) {
    this.clickHouse = clickHouse;
    ZoneId zone = settings.zoneId();
    Supplier<WorkCalendar> calendar = () -> registry.registry().calendar(settings.calendar());
    this.cases = new CaseRows(registry, CaseRows.TABLE);
    this.radar = new RadarSql(cases, registry, calendar, zone);
  }

  /**
   * Which shares there are, in the order of the catalogue: those of which a week says the same as
   * of any later day, so that the last week can be compared with those before. Hints of the radar
   * are none of them.
   */
  public static List<MetricDefinition> shares() {
    return MetricCatalogue.all().stream()
        .filter(each -> each.basis() == Basis.V && each.unit() == MetricDefinition.Unit.RATIO)
        .filter(each -> SETTLED.contains(each.cohort()) && !each.id().equals(LATE_EDITS))
        .filter(each -> !HINTS.contains(each.id()))
        .filter(each -> plain(CaseMeasure.of(each.id())))
        .toList();
  }

  private static boolean plain(@Nullable CaseMeasure measure) {
    return measure != null
        && measure.population().equals(CaseRows.COUNTED)
        && (measure.shape() == CaseMeasure.Shape.RATIO
            || measure.shape() == CaseMeasure.Shape.TRIPS_RATIO)
        && measure.aside() == CaseMeasure.Aside.NONE
        && !measure.cohort().ofRatings();
  }

  /**
   * The sums of shares.
   *
   * @param metrics some of {@link #shares()}
   * @param unit of which, with all below it; null for the whole city
   * @param from first day, inclusive
   * @param to last day, inclusive
   * @return by metric, then by week {@code 2026-W10}; weeks without cases are left out
   */
  public Map<String, SortedMap<String, Ratio>> weeks(
      List<MetricDefinition> metrics,
      @Nullable String unit,
      LocalDate from,
      LocalDate to,
      Instant asOf) {
    Map<String, SortedMap<String, Ratio>> weeks = new HashMap<>();
    metrics.forEach(each -> weeks.put(each.id(), new TreeMap<>()));
    List<CaseMeasure> measures =
        metrics.stream().map(each -> Objects.requireNonNull(CaseMeasure.of(each.id()))).toList();
    Sql sql = sql(measures, unit, from, to, asOf);
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> {
          String week = "%04d-W%02d".formatted(row.getInt(2) / 100, row.getInt(2) % 100);
          return weeks
              .computeIfAbsent(measures.get(row.getInt(1)).id(), unseen -> new TreeMap<>())
              .put(week, new Ratio(row.getLong(3), row.getLong(4)));
        });
    return weeks;
  }

  /** The number of the measure, the week, numerator and denominator. */
  private Sql sql(
      List<CaseMeasure> measures,
      @Nullable String unit,
      LocalDate from,
      LocalDate to,
      Instant asOf) {
    long millis = asOf.toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(millis));
    radar.constants(sql, EnumSet.of(CaseMeasure.Aside.NONE), asOf);
    sql.add("SELECT toInt32(m.1) AS measure, toInt32(m.2) AS week, countIf(m.3 = 1), count()");
    sql.add(" FROM (SELECT arrayJoin(arrayFilter(m -> m.4 = 1, [");
    Set<String> dates = new HashSet<>();
    for (int i = 0; i < measures.size(); i++) {
      CaseMeasure each = measures.get(i);
      String date = each.cohort().date();
      dates.add(date);
      sql.add(i == 0 ? "(" : ", (").add(i + ", ifNull(toInt32(toYearWeek(" + date + ", 3)), 0)");
      sql.add(", ifNull(toInt32(" + each.figure() + "), 0), toInt32(ifNull(");
      sql.add(each.inDenominator());
      CaseRows.period(sql, date, from, to);
      sql.add(", false)))");
    }
    sql.add("])) AS m FROM ");
    // Most cases have none of their dates in some weeks; they need not be looked at.
    String touched =
        dates.stream()
            .sorted()
            .map(
                date ->
                    "ifNull(%1$s BETWEEN toDate32('%2$s') AND toDate32('%3$s'), false)"
                        .formatted(date, from, to))
            .collect(Collectors.joining(" OR ", " AND (", ")"));
    Map<Dimension, List<String>> filters =
        unit == null ? Map.of() : Map.of(Dimension.UNIT, List.of(unit));
    cases.subquery(sql, millis, CaseRows.COUNTED + touched, filters);
    return sql.add(") GROUP BY measure, week");
  }
}
