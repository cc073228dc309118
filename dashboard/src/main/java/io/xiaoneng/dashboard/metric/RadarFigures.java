package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
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

  /** The mean of handling times is restricted to so many counted days. */
  public static final int HORIZON_DAYS = ClockReader.HORIZON;

  /** The hint whose sums are told by its distribution. */
  public static final String BACKDATED = "backdated-acceptance";

  private static final Set<CaseMeasure.Aside> TOGETHER =
      EnumSet.of(CaseMeasure.Aside.NONE, CaseMeasure.Aside.DAYS, CaseMeasure.Aside.LENGTHENED);

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
   * @param lateness of the same question, {@link RadarBins#latenessByUnit}
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
        lateness.forEach((unit, bins) -> late.put(unit, RadarBins.late(bins)));
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
    return row(metric, question, null);
  }

  /**
   * The same of one item.
   *
   * @param item its code; null for all
   */
  public MetricRow row(String metric, Question question, @Nullable String item) {
    Map<String, String[]> parameters = question.parameters("");
    if (item != null) {
      parameters.put("item", new String[] {item});
    }
    return metrics.read(metrics.parse(metric, parameters)).get(0);
  }

  /** How long cases accepted in the period take, with those that are still open. */
  public KaplanMeier curve(Question question) {
    CaseMeasure measure = Objects.requireNonNull(CaseMeasure.of("handling-days-survival"));
    MetricQuery query = metrics.parse(measure.id(), question.parameters(""));
    return Objects.requireNonNull(clocks.curves(measure, query).get(Map.of()));
  }
}
