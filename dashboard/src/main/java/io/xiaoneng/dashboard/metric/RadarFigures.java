package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.Radar;
import io.xiaoneng.statistics.KaplanMeier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the radar's page shows of its metrics beside their rows. Safe to share. */
@Service
public class RadarFigures {

  /** Days left are told one by one below this; from it on together. */
  public static final int MOST_DAYS_LEFT = 10;

  /** The mean of handling times is restricted to so many counted days. */
  public static final int HORIZON_DAYS = ClockReader.HORIZON;

  /** Counted days of a month. */
  public static final int MOST_DAYS_OF_MONTH = 22;

  private static final List<Long> LATENESS_MS =
      List.of(300_000L, 3_600_000L, RadarSql.BACKDATED_MS, 259_200_000L, 604_800_000L);

  private final MetricService metrics;
  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final RadarSql radar;
  private final ClockReader clocks;

  RadarFigures(
      MetricService metrics,
      ClickHouse clickHouse,
      RegistryView registry,
      XiaonengProperties settings) {
    this.metrics = metrics;
    this.clickHouse = clickHouse;
    ZoneId zone = settings.zoneId();
    Supplier<WorkCalendar> calendar = () -> registry.registry().calendar(settings.calendar());
    this.cases = new CaseRows(registry, CaseRows.TABLE);
    this.radar = new RadarSql(cases, registry, calendar, zone);
    this.clocks = new ClockReader(clickHouse, cases, calendar, zone);
  }

  /**
   * What is asked about.
   *
   * @param unit with all below it; null for every case
   * @param from first day, inclusive
   * @param to last day, inclusive
   */
  public record Question(@Nullable String unit, LocalDate from, LocalDate to, Instant asOf) {

    Map<String, String[]> parameters(String by) {
      Map<String, String[]> parameters = new HashMap<>();
      parameters.put("from", new String[] {from.toString()});
      parameters.put("to", new String[] {to.toString()});
      parameters.put("asOf", new String[] {asOf.toString()});
      if (unit != null) {
        parameters.put("unit", new String[] {unit});
      }
      if (!by.isEmpty()) {
        parameters.put("by", new String[] {by});
      }
      return parameters;
    }
  }

  /**
   * The sums behind a share.
   *
   * @param expected the numerator that was to be expected; 0 for a metric without
   */
  public record Sum(long numerator, long denominator, double expected) {

    /** Nothing. */
    public static final Sum NONE = new Sum(0, 0, 0);

    /** Both together. */
    public Sum plus(Sum other) {
      return new Sum(
          numerator + other.numerator, denominator + other.denominator, expected + other.expected);
    }
  }

  /** The sums of a share for each value of a dimension, "" where it is not known. */
  public Map<String, Sum> sums(String metric, Question question, String by) {
    Map<String, Sum> sums = new TreeMap<>();
    for (MetricRow row : metrics.read(metrics.parse(metric, question.parameters(by)))) {
      String key = row.key().values().iterator().next();
      Double expected = row.figure("expected");
      long denominator = number(row, "denominator");
      sums.put(
          key == null ? "" : key,
          new Sum(
              number(row, "numerator"),
              denominator,
              expected == null ? 0 : expected * denominator));
    }
    return sums;
  }

  private static long number(MetricRow row, String name) {
    Number number = row.figures().get(name);
    return number == null ? 0 : number.longValue();
  }

  /** The row of a metric without dimensions. */
  public MetricRow row(String metric, Question question) {
    return metrics.read(metrics.parse(metric, question.parameters(""))).get(0);
  }

  /** How long cases accepted in the period take, with those that are still open. */
  public KaplanMeier curve(Question question) {
    CaseMeasure measure = Objects.requireNonNull(CaseMeasure.of("handling-days-survival"));
    MetricQuery query = metrics.parse(measure.id(), question.parameters(""));
    return Objects.requireNonNull(clocks.curves(measure, query).get(Map.of()));
  }

  /** Whether there is a distribution of the metric's cases. */
  public static boolean hasBins(String metric) {
    return bin(metric) != null;
  }

  /**
   * The cases of the denominator by what the metric looks at: counted days left, or how late they
   * were recorded. Every bin is there, in order, the last one open to the top.
   *
   * @throws IllegalArgumentException for a metric without
   */
  public long[] bins(String metric, Question question) {
    CaseMeasure measure = CaseMeasure.of(metric);
    String bin = bin(metric);
    if (measure == null || bin == null) {
      throw new IllegalArgumentException(metric + " has no distribution");
    }
    MetricQuery query = metrics.parse(metric, question.parameters(""));
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf));
    radar.constants(sql, measure.aside(), query.asOf());
    sql.add("SELECT toInt32(least(" + most(metric) + ", " + bin + ")) AS bin, count() FROM ");
    radar.rows(sql, measure, query, asOf);
    sql.add(" WHERE " + measure.inDenominator());
    CaseRows.period(sql, measure.cohort().date(), query.from(), query.to());
    sql.add(" GROUP BY bin");
    long[] bins = new long[most(metric) + 1];
    clickHouse.query(
        sql.text(), sql.parameters(), row -> bins[Math.max(0, row.getInt(1))] = row.getLong(2));
    return bins;
  }

  private static int most(String metric) {
    return switch (metric) {
      case "month-end-share" -> MOST_DAYS_OF_MONTH;
      case "backdated-acceptance" -> LATENESS_MS.size();
      default -> MOST_DAYS_LEFT;
    };
  }

  private static @Nullable String bin(String metric) {
    return switch (metric) {
      case "stop-near-due" -> RadarSql.leastLeft();
      case "month-end-share" -> RadarSql.leftOfMonth();
      case "promise-heaping" -> RadarSql.left("assumeNotNull(decided_date)");
      case "backdated-acceptance" ->
          "arrayCount(limit -> told_at - accepted > limit, " + LATENESS_MS + ")";
      default -> null;
    };
  }

  /** Bins, from the first, that are what the metric counts; up to this one, exclusive. */
  public static int marked(String metric) {
    return switch (metric) {
      case "stop-near-due" -> Radar.NEAR_DUE_DAYS + 1;
      case "month-end-share" -> Radar.MONTH_END_DAYS;
      case "promise-heaping" -> 1;
      default -> 0;
    };
  }
}
