package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.SchemeException;
import io.xiaoneng.assessment.book.Member.Figure;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.metric.RadarFigures;
import io.xiaoneng.dashboard.metric.RadarFigures.Question;
import io.xiaoneng.dashboard.metric.RadarFigures.Sum;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Wilson;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the figures of all members of a class in a month. What is a plain sum over cases is read
 * for every metric in one pass, by unit, and added up along the tree; everything else is asked of
 * the service that every page asks.
 */
@Component
class BookFigures {

  private final MetricService metrics;
  private final RadarFigures radar;
  private final RegistryView registry;

  BookFigures(MetricService metrics, RadarFigures radar, RegistryView registry) {
    this.metrics = metrics;
    this.radar = radar;
    this.registry = registry;
  }

  /**
   * The plain sums of a month by the unit responsible, for every metric that has such.
   *
   * @param byUnit by metric, then by code; "" where the unit is not known
   */
  record PlainSums(Map<String, Map<String, Sum>> byUnit) {

    /** Adds them up along the tree; units above or beside every member are left out. */
    Map<String, Sum> of(String metric, Map<String, String> members) {
      Map<String, Sum> sums = new HashMap<>();
      byUnit
          .getOrDefault(metric, Map.of())
          .forEach(
              (unit, sum) -> {
                String member = members.get(unit);
                if (member != null) {
                  sums.merge(member, sum, Sum::plus);
                }
              });
      return sums;
    }
  }

  /** The plain sums of those metrics that have such. */
  PlainSums plain(Collection<String> metricIds, YearMonth month, Instant asOf) {
    List<String> together =
        metricIds.stream().filter(RadarFigures::inOnePass).distinct().sorted().toList();
    return together.isEmpty()
        ? new PlainSums(Map.of())
        : new PlainSums(
            radar.sumsByUnit(
                together,
                new Question(null, month.atDay(1), month.atEndOfMonth(), asOf),
                Map.of()));
  }

  /**
   * A metric of each member that has data, by code.
   *
   * @param members for each unit the member at or above it; not looked at for other populations
   * @throws SchemeException where the metric cannot be told for that population
   */
  Map<String, Figure> read(
      String metric,
      Population population,
      Map<String, String> members,
      PlainSums sums,
      YearMonth month,
      Instant asOf) {
    Map<String, Figure> figures = new HashMap<>();
    if (population.ofUnits() && RadarFigures.inOnePass(metric)) {
      sums.of(metric, members).forEach((code, sum) -> figures.put(code, share(sum)));
      return figures;
    }
    for (Grouping each : groupings(metric, population)) {
      for (MetricRow row : metrics.read(query(metric, month, asOf, List.of(each)))) {
        String code = row.key().get(each.key());
        if (code != null) {
          figures.put(code, figure(row));
        }
      }
    }
    return figures;
  }

  /** A metric of the whole city. */
  MetricRow city(String metric, YearMonth month, Instant asOf) {
    return metrics.read(query(metric, month, asOf, List.of())).get(0);
  }

  private List<Grouping> groupings(String metric, Population population) {
    Dimension dimension =
        metrics.dimensions(metric).stream()
            .filter(each -> each.wireName().equals(population.dimension()))
            .findFirst()
            .orElseThrow(
                () -> new SchemeException(metric + " cannot be told by " + population.dimension()));
    if (!population.ofUnits()) {
      return List.of(Grouping.by(dimension));
    }
    List<Grouping> groupings = new ArrayList<>();
    for (Unit.Level level : population.levels()) {
      groupings.add(new Grouping(dimension, level));
    }
    return groupings;
  }

  private static MetricQuery query(
      String metric, YearMonth month, Instant asOf, List<Grouping> by) {
    boolean standing =
        MetricService.standing(Objects.requireNonNull(MetricCatalogue.find(metric), metric));
    return new MetricQuery(
        metric,
        standing ? null : month.atDay(1),
        standing ? null : month.atEndOfMonth(),
        by,
        Map.of(),
        asOf,
        null);
  }

  private static Figure share(Sum sum) {
    Interval interval = Wilson.interval(sum.numerator(), sum.denominator(), Wilson.Z95);
    return new Figure(
        sum.denominator() == 0 ? null : (double) sum.numerator() / sum.denominator(),
        interval == null ? null : interval.lower(),
        interval == null ? null : interval.upper(),
        sum.denominator(),
        (double) sum.numerator(),
        (double) sum.denominator(),
        true,
        0,
        0);
  }

  /** What an answer's row tells; a share of sums, such as of materials, counts no cases as good. */
  static Figure figure(MetricRow row) {
    Double value = row.figure("value");
    if (value == null) {
      value = row.figure("mean");
    }
    Number numerator = row.figures().get("numerator");
    Number denominator = row.figures().get("denominator");
    Number n = row.figures().get("n");
    long cases = n == null ? denominator == null ? 0 : denominator.longValue() : n.longValue();
    return new Figure(
        value,
        row.figure("low"),
        row.figure("high"),
        cases,
        toDouble(numerator),
        toDouble(denominator),
        ofCases(row, numerator, denominator, cases),
        0,
        0);
  }

  private static boolean ofCases(
      MetricRow row, @Nullable Number numerator, @Nullable Number denominator, long cases) {
    return numerator instanceof Long good
        && denominator instanceof Long all
        && all == cases
        && row.figures().containsKey("low")
        && good >= 0
        && good <= all;
  }

  private static @Nullable Double toDouble(@Nullable Number number) {
    return number == null ? null : Double.valueOf(number.doubleValue());
  }
}
