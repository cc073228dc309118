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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Shares of cases week by week or month by month, each as of the end of its period, so that the
 * last has had no less time than those before: what {@link MetricService} says one by one, in few
 * passes over the cases. Safe to share.
 */
@Service
public class PeriodShares {

  private static final Set<String> HINTS =
      Radar.all().stream().map(each -> each.metric().id()).collect(Collectors.toSet());

  private static final Set<Cohort> COHORTS =
      EnumSet.of(
          Cohort.ACCEPTED,
          Cohort.DECIDED,
          Cohort.DUE,
          Cohort.STATUTORY_DUE,
          Cohort.ANSWER_DUE,
          Cohort.DELIVERY_DUE);

  /** Of a case that fell due this week nobody has had the time yet to change anything. */
  private static final String LATE_EDITS = "late-edit-rate";

  /** Of {@code 2026-W10}. */
  private static final int WEEK_LENGTH = 8;

  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final RadarSql radar;
  private final ZoneId zone;

  PeriodShares(ClickHouse clickHouse, RegistryView registry, XiaonengProperties settings) {
    this.clickHouse = clickHouse;
    this.zone = settings.zoneId();
    Supplier<WorkCalendar> calendar = () -> registry.registry().calendar(settings.calendar());
    this.cases = new CaseRows(registry, CaseRows.TABLE);
    this.radar = new RadarSql(cases, registry, calendar, zone);
  }

  /**
   * Which shares there are, in the order of the catalogue. Hints of the radar are none of them, nor
   * is what is placed by the application: of that hardly anything has happened by the week's end.
   */
  public static List<MetricDefinition> shares() {
    return MetricCatalogue.all().stream()
        .filter(each -> each.basis() == Basis.V && each.unit() == MetricDefinition.Unit.RATIO)
        .filter(each -> COHORTS.contains(each.cohort()) && !each.id().equals(LATE_EDITS))
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
   * Which shares of which weeks.
   *
   * @param metrics some of {@link #shares()}
   * @param from a Monday, the first day
   * @param to a Sunday, the last day, of a week that is over
   */
  public record Weeks(List<MetricDefinition> metrics, LocalDate from, LocalDate to) {

    /**
     * Checks that they are whole.
     *
     * @throws IllegalArgumentException where they are not
     */
    public Weeks {
      if (from.getDayOfWeek() != DayOfWeek.MONDAY || to.getDayOfWeek() != DayOfWeek.SUNDAY) {
        throw new IllegalArgumentException(from + " to " + to + " are no whole weeks");
      }
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * Which shares of which months.
   *
   * @param metrics some of {@link #shares()}
   * @param first inclusive
   * @param last inclusive; it is over
   */
  public record Months(List<MetricDefinition> metrics, YearMonth first, YearMonth last) {

    /** Takes its own copy. */
    public Months {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * The sums of shares, by metric and period; periods without cases are left out.
   *
   * @param weeks by week {@code 2026-W10}
   */
  public record Sums(
      Map<String, SortedMap<String, Ratio>> weeks,
      Map<String, SortedMap<YearMonth, Ratio>> months) {}

  /**
   * The sums of shares by week.
   *
   * @param unit of which, with all below it; null for the whole city
   */
  public Map<String, SortedMap<String, Ratio>> weeks(@Nullable String unit, Weeks weeks) {
    return read(unit, List.of(asked(weeks))).get(0).by(PeriodShares::week);
  }

  /** The sums of shares by month, likewise. */
  public Map<String, SortedMap<YearMonth, Ratio>> months(@Nullable String unit, Months months) {
    return read(unit, List.of(asked(months))).get(0).by(YearMonth::from);
  }

  /** Both, in as many passes over the cases as one of them alone. */
  public Sums read(@Nullable String unit, Weeks weeks, Months months) {
    List<PeriodSums> told = read(unit, List.of(asked(weeks), asked(months)));
    return new Sums(told.get(0).by(PeriodShares::week), told.get(1).by(YearMonth::from));
  }

  private static String week(LocalDate monday) {
    return monday.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, WEEK_LENGTH);
  }

  private static PeriodSums.Asked asked(Weeks weeks) {
    return new PeriodSums.Asked(measures(weeks.metrics), Dimension.WEEK, weeks.from, weeks.to);
  }

  private static PeriodSums.Asked asked(Months months) {
    return new PeriodSums.Asked(
        measures(months.metrics),
        Dimension.MONTH,
        months.first.atDay(1),
        months.last.atEndOfMonth());
  }

  private static List<CaseMeasure> measures(List<MetricDefinition> metrics) {
    return metrics.stream()
        .map(each -> Objects.requireNonNull(CaseMeasure.of(each.id()), each.id()))
        .toList();
  }

  private List<PeriodSums> read(@Nullable String unit, List<PeriodSums.Asked> asked) {
    List<PeriodSums> told = asked.stream().map(PeriodSums::new).toList();
    List<PeriodSums> wanted =
        told.stream().filter(each -> !each.asked().measures().isEmpty()).toList();
    // What says the same of its end later on is worked out once for all, as of the last end.
    List<PeriodSlot> settled = PeriodSlot.together(wanted, CaseMeasure::settles);
    if (!settled.isEmpty()) {
      PeriodSql pass = new PeriodSql(settled, zone);
      pass(unit, pass, String.valueOf(pass.end().toEpochMilli()));
    }
    for (PeriodSums each : wanted) {
      for (PeriodSlot slot : PeriodSlot.together(List.of(each), one -> !one.settles())) {
        PeriodSql pass = new PeriodSql(List.of(slot), zone);
        pass(unit, pass, pass.endOfItsPeriod());
      }
    }
    return told;
  }

  /**
   * One pass over the cases.
   *
   * @param asOf milliseconds as SQL over the columns of the table
   */
  private void pass(@Nullable String unit, PeriodSql pass, String asOf) {
    Sql sql = new Sql().add(CaseRows.with(pass.end().toEpochMilli()));
    radar.constants(sql, EnumSet.of(CaseMeasure.Aside.NONE), pass.end());
    sql.add("SELECT told, count() FROM (SELECT ").add(pass.told()).add(" FROM ");
    Map<Dimension, List<String>> filters =
        unit == null ? Map.of() : Map.of(Dimension.UNIT, List.of(unit));
    cases.subquery(sql, asOf, CaseRows.COUNTED + pass.only(), filters);
    sql.add(") WHERE " + PeriodSql.SOMETHING + " GROUP BY told");
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> {
          pass.read(row.getLong(1), row.getLong(2));
          return true;
        });
  }
}
