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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  /** The hint whose sums are told by its distribution. */
  public static final String BACKDATED = "backdated-acceptance";

  /** Bins of lateness from this one on are later than {@link RadarSql#BACKDATED_MS}. */
  public static final int FIRST_LATE_BIN = 3;

  private static final Set<CaseMeasure.Aside> TOGETHER =
      EnumSet.of(CaseMeasure.Aside.NONE, CaseMeasure.Aside.DAYS, CaseMeasure.Aside.LENGTHENED);

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

  /**
   * The sums of several shares for each unit, "" where it is not known: of those that need nothing
   * beside the columns of the cases in one pass over them.
   *
   * @param lateness of the same question, {@link #latenessByUnit}
   * @return by metric
   */
  public Map<String, Map<String, Sum>> sumsByUnit(
      List<String> ids, Question question, Map<String, long[]> lateness) {
    Map<String, Map<String, Sum>> sums = new HashMap<>();
    List<CaseMeasure> together = new ArrayList<>();
    for (String id : ids) {
      CaseMeasure measure = CaseMeasure.of(id);
      if (measure != null && TOGETHER.contains(measure.aside()) && ofPlainSums(measure)) {
        together.add(measure);
        sums.put(id, new TreeMap<>());
      } else if (id.equals(BACKDATED)) {
        Map<String, Sum> late = new TreeMap<>();
        lateness.forEach((unit, bins) -> late.put(unit, late(bins)));
        sums.put(id, late);
      } else {
        sums.put(id, sums(id, question, Dimension.UNIT.wireName()));
      }
    }
    if (!together.isEmpty()) {
      MetricQuery query = metrics.parse(together.get(0).id(), question.parameters(""));
      Sql sql = together(together, query);
      clickHouse.query(
          sql.text(),
          sql.parameters(),
          row -> {
            for (int i = 0; i < together.size(); i++) {
              Sum sum =
                  new Sum(row.getLong(2 + 3 * i), row.getLong(3 + 3 * i), row.getDouble(4 + 3 * i));
              if (sum.denominator() > 0) {
                sums.computeIfAbsent(together.get(i).id(), unseen -> new TreeMap<>())
                    .put(row.getString(1), sum);
              }
            }
            return true;
          });
    }
    return sums;
  }

  /**
   * The sums of several shares for each month {@code 2026-03}; of those that need nothing beside
   * the columns of the cases in one pass over them.
   *
   * @return by metric; months without cases are left out
   */
  public Map<String, Map<String, Sum>> sumsByMonth(List<String> ids, Question question) {
    Map<String, Map<String, Sum>> sums = new HashMap<>();
    List<CaseMeasure> together = new ArrayList<>();
    for (String id : ids) {
      CaseMeasure measure = CaseMeasure.of(id);
      if (measure != null
          && TOGETHER.contains(measure.aside())
          && ofPlainSums(measure)
          && measure.shape() == CaseMeasure.Shape.RATIO) {
        together.add(measure);
        sums.put(id, new TreeMap<>());
      } else {
        sums.put(id, sums(id, question, Dimension.MONTH.wireName()));
      }
    }
    if (!together.isEmpty()) {
      MetricQuery query = metrics.parse(together.get(0).id(), question.parameters(""));
      Sql sql = months(together, query);
      clickHouse.query(
          sql.text(),
          sql.parameters(),
          row -> {
            String month = row.getInt(2) / 100 + "-" + "%02d".formatted(row.getInt(2) % 100);
            return sums.computeIfAbsent(together.get(row.getInt(1)).id(), unseen -> new TreeMap<>())
                .put(month, new Sum(row.getLong(3), row.getLong(4), 0));
          });
    }
    return sums;
  }

  /** The number of the measure, the month, numerator and denominator. */
  private Sql months(List<CaseMeasure> measures, MetricQuery query) {
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf));
    radar.constants(sql, TOGETHER, query.asOf());
    sql.add("SELECT toInt32(m.1) AS measure, toInt32(m.2) AS month, countIf(m.3 = 1), count()");
    sql.add(" FROM (SELECT arrayJoin([");
    for (int i = 0; i < measures.size(); i++) {
      CaseMeasure each = measures.get(i);
      sql.add(i == 0 ? "(" : ", (").add(i + ", ifNull(toInt32(toYYYYMM(");
      sql.add(each.cohort().date() + ")), 0), ifNull(toInt32(" + each.figure() + "), 0), toInt32(");
      sql.add(counted(each, query)).add("))");
    }
    sql.add("]) AS m FROM ");
    cases.subquery(sql, asOf, CaseRows.COUNTED, query.filters());
    return sql.add(") WHERE m.4 = 1 GROUP BY measure, month");
  }

  /** Cases of {@code backdated-acceptance} by how late they were recorded, for each unit. */
  public Map<String, long[]> latenessByUnit(Question question) {
    CaseMeasure measure = Objects.requireNonNull(CaseMeasure.of(BACKDATED));
    MetricQuery query = metrics.parse(BACKDATED, question.parameters(""));
    Map<String, long[]> bins = new HashMap<>();
    Sql sql = distribution(measure, query, "toString(unit), ");
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row ->
            bins.computeIfAbsent(row.getString(1), unseen -> new long[most(BACKDATED) + 1])[
                    Math.max(0, row.getInt(2))] =
                row.getLong(3));
    return bins;
  }

  /** The sum that a distribution of lateness comes to. */
  private static Sum late(long[] bins) {
    long late = 0;
    long all = 0;
    for (int i = 0; i < bins.length; i++) {
      late += i >= FIRST_LATE_BIN ? bins[i] : 0;
      all += bins[i];
    }
    return new Sum(late, all, 0);
  }

  private static boolean ofPlainSums(CaseMeasure measure) {
    return measure.population().equals(CaseRows.COUNTED)
        && !measure.cohort().ofRatings()
        && (measure.shape() == CaseMeasure.Shape.RATIO
            || measure.shape() == CaseMeasure.Shape.AGAINST);
  }

  /** The unit, then numerator, denominator and what was to be expected of each measure. */
  private Sql together(List<CaseMeasure> measures, MetricQuery query) {
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf));
    radar.constants(sql, TOGETHER, query.asOf());
    sql.add("SELECT toString(unit) AS k0");
    for (CaseMeasure each : measures) {
      boolean against = each.shape() == CaseMeasure.Shape.AGAINST;
      sql.add(", countIf(").add(counted(each, query)).add(" AND (" + each.figure() + "))");
      sql.add(", countIf(").add(counted(each, query)).add(")");
      if (against) {
        sql.add(", sumIf(" + each.second() + ", ").add(counted(each, query)).add(")");
      } else {
        sql.add(", toFloat64(0)");
      }
    }
    sql.add(" FROM ");
    cases.subquery(sql, asOf, CaseRows.COUNTED, query.filters());
    return sql.add(" GROUP BY k0");
  }

  private static Sql counted(CaseMeasure measure, MetricQuery query) {
    Sql sql = new Sql().add("ifNull(" + measure.inDenominator());
    CaseRows.period(sql, measure.cohort().date(), query.from(), query.to());
    return sql.add(", false)");
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
    Sql sql = distribution(measure, query, "");
    long[] bins = new long[most(metric) + 1];
    clickHouse.query(
        sql.text(), sql.parameters(), row -> bins[Math.max(0, row.getInt(1))] = row.getLong(2));
    return bins;
  }

  private Sql distribution(CaseMeasure measure, MetricQuery query, String keys) {
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf));
    radar.constants(sql, measure.aside(), query.asOf());
    sql.add("SELECT " + keys + "toInt32(least(" + most(measure.id()) + ", " + bin(measure.id()));
    sql.add(")) AS bin, count() FROM ");
    radar.rows(sql, measure, query, asOf);
    sql.add(" WHERE " + measure.inDenominator());
    CaseRows.period(sql, measure.cohort().date(), query.from(), query.to());
    return sql.add(" GROUP BY " + keys + "bin");
  }

  /** How many bins a metric has. */
  public static int bins(String metric) {
    return most(metric) + 1;
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
