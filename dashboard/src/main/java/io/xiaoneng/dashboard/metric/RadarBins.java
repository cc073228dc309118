package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.metric.RadarFigures.Question;
import io.xiaoneng.dashboard.metric.RadarFigures.Sum;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.Radar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How the cases of a hint are distributed over what it looks at. Safe to share. */
@Service
public class RadarBins {

  /** Days left are told one by one below this; from it on together. */
  private static final int MOST_DAYS_LEFT = 10;

  /** Counted days of a month. */
  private static final int MOST_DAYS_OF_MONTH = 22;

  /** Bins of lateness from this one on are later than {@link RadarSql#BACKDATED_MS}. */
  public static final int FIRST_LATE_BIN = 3;

  private static final List<Long> LATENESS_MS =
      List.of(300_000L, 3_600_000L, RadarSql.BACKDATED_MS, 259_200_000L, 604_800_000L);

  private final MetricService metrics;
  private final ClickHouse clickHouse;
  private final RadarSql radar;

  RadarBins(
      MetricService metrics,
      ClickHouse clickHouse,
      RegistryView registry,
      XiaonengProperties settings) {
    this.metrics = metrics;
    this.clickHouse = clickHouse;
    this.radar =
        new RadarSql(
            new CaseRows(registry, CaseRows.TABLE),
            registry,
            () -> registry.registry().calendar(settings.calendar()),
            settings.zoneId());
  }

  /** Cases of {@code backdated-acceptance} by how late they were recorded, for each unit. */
  public Map<String, long[]> latenessByUnit(Question question) {
    CaseMeasure measure = Objects.requireNonNull(CaseMeasure.of(RadarFigures.BACKDATED));
    MetricQuery query = metrics.parse(RadarFigures.BACKDATED, question.parameters(""));
    Map<String, long[]> bins = new HashMap<>();
    Sql sql = distribution(measure, query, "toString(unit), ");
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row ->
            bins.computeIfAbsent(
                        row.getString(1), unseen -> new long[most(RadarFigures.BACKDATED) + 1])[
                    Math.max(0, row.getInt(2))] =
                row.getLong(3));
    return bins;
  }

  /** The sum that a distribution of lateness comes to. */
  static Sum late(long[] bins) {
    long late = 0;
    long all = 0;
    for (int i = 0; i < bins.length; i++) {
      late += i >= FIRST_LATE_BIN ? bins[i] : 0;
      all += bins[i];
    }
    return new Sum(late, all, 0);
  }

  /** Whether there is a distribution of the metric's cases. */
  public static boolean has(String metric) {
    return bin(metric) != null;
  }

  /**
   * The cases of the denominator by what the metric looks at: counted days left, or how late they
   * were recorded. Every bin is there, in order, the last one open to the top.
   *
   * @throws IllegalArgumentException for a metric without
   */
  public long[] of(String metric, Question question) {
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
  public static int count(String metric) {
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
