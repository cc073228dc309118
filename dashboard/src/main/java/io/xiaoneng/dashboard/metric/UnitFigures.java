package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.metric.CaseMeasure.Aside;
import io.xiaoneng.dashboard.metric.CaseMeasure.Shape;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Many metrics of every unit in one pass over the cases and one over their ratings, where {@link
 * MetricService} would take a pass for each metric and each level. The conditions are the very same
 * ({@link CaseMeasure}), and so are the figures, but that lengths of time have no percentiles. Safe
 * to share.
 */
@Service
public class UnitFigures {

  private static final Set<Aside> TOGETHER = EnumSet.of(Aside.NONE, Aside.DAYS, Aside.LENGTHENED);

  /** Columns of a measure: numerator, denominator, cases, second. */
  private static final int COLUMNS = 4;

  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final RadarSql radar;
  private final int rectifyDays;

  UnitFigures(ClickHouse clickHouse, RegistryView registry, XiaonengProperties settings) {
    ZoneId zone = settings.zoneId();
    Supplier<WorkCalendar> calendar = () -> registry.registry().calendar(settings.calendar());
    this.clickHouse = clickHouse;
    this.cases = new CaseRows(registry, CaseRows.TABLE);
    this.radar = new RadarSql(cases, registry, calendar, zone);
    this.rectifyDays = settings.rectifyDays();
  }

  /** Whether that metric can be read so. */
  public static boolean holds(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    return measure != null
        && measure.population().equals(CaseRows.COUNTED)
        && TOGETHER.contains(measure.aside())
        && (measure.ofSums() || measure.shape() == Shape.DURATION);
  }

  /**
   * What a unit's own cases add up to.
   *
   * @param sum of the figure, of a length of time; else the numerator
   */
  private record Part(double sum, long denominator, long n, double second) {

    static final Part NONE = new Part(0, 0, 0, 0);

    Part plus(Part other) {
      return new Part(
          sum + other.sum, denominator + other.denominator, n + other.n, second + other.second);
    }
  }

  /** What was read. */
  public static final class Table {
    private final Map<String, Map<String, Part>> byUnit;

    private Table(Map<String, Map<String, Part>> byUnit) {
      this.byUnit = byUnit;
    }

    /** Whether it has that metric. */
    public boolean has(String metric) {
      return byUnit.containsKey(metric);
    }

    /**
     * The figures of units with all below them.
     *
     * @param members for each unit the one that it counts for; a unit that is not in it counts for
     *     none
     * @return by code; of those without cases there is none
     */
    public Map<String, MetricRow> of(String metric, Map<String, String> members) {
      Map<String, Part> parts = new TreeMap<>();
      byUnit
          .getOrDefault(metric, Map.of())
          .forEach(
              (unit, part) -> {
                String member = members.get(unit);
                if (member != null) {
                  parts.merge(member, part, Part::plus);
                }
              });
      Map<String, MetricRow> rows = new TreeMap<>();
      parts.forEach((unit, part) -> rows.put(unit, row(metric, part)));
      return rows;
    }

    /**
     * Whether the whole city's figure is kept a second time, in the cube of closed days, so that
     * the units can be held against it.
     */
    public static boolean keptTwice(String metric) {
      CaseMeasure measure = CaseMeasure.of(metric);
      return measure != null && CubeMeasure.of(measure) != null;
    }

    /** The figure of all cases, also those of no unit that is known. */
    public MetricRow whole(String metric) {
      return row(
          metric,
          byUnit.getOrDefault(metric, Map.of()).values().stream().reduce(Part.NONE, Part::plus));
    }

    private static MetricRow row(String metric, Part part) {
      CaseMeasure measure = Objects.requireNonNull(CaseMeasure.of(metric), metric);
      Map<String, @Nullable Number> figures =
          measure.shape() == Shape.DURATION
              ? Figures.duration(part.sum() / Math.max(1, part.n()), null, null, null, part.n())
              : new Sums((long) part.sum(), part.denominator(), part.n(), part.second())
                  .figures(measure);
      return new MetricRow(Map.of(), figures);
    }
  }

  /**
   * Reads them.
   *
   * @param metrics each of which {@link #holds}; others are left out
   * @param from first day, inclusive
   * @param to last day, inclusive
   * @param asOf milestones after it are not yet known
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Table read(Collection<String> metrics, LocalDate from, LocalDate to, Instant asOf) {
    List<CaseMeasure> ofCases = new ArrayList<>();
    List<CaseMeasure> ofRatings = new ArrayList<>();
    Map<String, Map<String, Part>> byUnit = new HashMap<>();
    for (String metric : metrics.stream().filter(UnitFigures::holds).distinct().sorted().toList()) {
      CaseMeasure measure = Objects.requireNonNull(CaseMeasure.of(metric));
      (measure.cohort().ofRatings() ? ofRatings : ofCases).add(measure);
      byUnit.put(metric, new TreeMap<>());
    }
    read(ofCases, false, from, to, asOf, byUnit);
    read(ofRatings, true, from, to, asOf, byUnit);
    return new Table(byUnit);
  }

  private void read(
      List<CaseMeasure> measures,
      boolean ratings,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      Map<String, Map<String, Part>> byUnit) {
    if (measures.isEmpty()) {
      return;
    }
    Sql sql = statement(measures, ratings, from, to, asOf);
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> {
          String unit = row.getString(1);
          for (int i = 0; i < measures.size(); i++) {
            int at = 2 + COLUMNS * i;
            Part part =
                new Part(
                    row.getDouble(at),
                    row.getLong(at + 1),
                    row.getLong(at + 2),
                    row.getDouble(at + 3));
            if (part.n() > 0) {
              byUnit
                  .computeIfAbsent(measures.get(i).id(), unseen -> new TreeMap<>())
                  .put(unit, part);
            }
          }
          return unit;
        });
  }

  private Sql statement(
      List<CaseMeasure> measures, boolean ratings, LocalDate from, LocalDate to, Instant asOf) {
    long millis = asOf.toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(millis));
    radar.constants(
        sql, measures.stream().map(CaseMeasure::aside).collect(Collectors.toSet()), asOf);
    sql.add(", toInt32(" + rectifyDays + ") AS term SELECT toString(unit) AS k0");
    measures.forEach(each -> sql.add(", ").add(columns(each, from, to)));
    sql.add(" FROM ");
    List<String> dates = measures.stream().map(each -> each.cohort().date()).toList();
    String cases = CaseRows.COUNTED + CaseDates.within(dates, from, to);
    if (ratings) {
      this.cases.ratings(sql, millis, cases, Map.of());
    } else {
      this.cases.subquery(sql, millis, cases, Map.of());
    }
    return sql.add(" GROUP BY k0");
  }

  private static Sql columns(CaseMeasure measure, LocalDate from, LocalDate to) {
    Sql counted = new Sql().add("ifNull(" + measure.inDenominator());
    CaseRows.period(counted, measure.cohort().date(), from, to);
    counted.add(", false)");
    String figure = measure.figure();
    String second = measure.second();
    Sql sql = new Sql();
    switch (measure.shape()) {
      case COUNT, RATIO, PER_10K, AGAINST, TRIPS_RATIO -> {
        sql.add("countIf(").add(counted).add(" AND (" + figure + ")), ");
        sql.add("countIf(").add(counted).add("), ");
      }
      case TRIPS, DURATION -> {
        sql.add("ifNull(sumIf(" + figure + ", ").add(counted).add("), 0), ");
        sql.add("countIf(").add(counted).add("), ");
      }
      case SHARE -> {
        sql.add("ifNull(sumIf(" + figure + ", ").add(counted).add("), 0), ");
        sql.add("ifNull(sumIf(" + second + ", ").add(counted).add("), 0), ");
      }
      case SURVIVAL, PARTS -> throw new IllegalStateException(measure.id() + " is no sum");
    }
    sql.add("countIf(").add(counted).add("), ");
    return switch (measure.shape()) {
      case AGAINST, TRIPS ->
          sql.add("toFloat64(ifNull(sumIf(" + second + ", ").add(counted).add("), 0))");
      case TRIPS_RATIO -> sql.add("toFloat64(countIf(").add(counted).add(" AND (" + second + ")))");
      default -> sql.add("toFloat64(0)");
    };
  }
}
