package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.SchemeException;
import io.xiaoneng.assessment.book.Member.Figure;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.metric.UnitFigures;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.registry.Unit;
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
 * Reads the figures of all members of a class in a month. What adds up over cases is read for every
 * metric in one pass, by unit, and added up along the tree; everything else is asked of the service
 * that every page asks.
 */
@Component
class BookFigures {

  private final MetricService metrics;
  private final UnitFigures units;

  BookFigures(MetricService metrics, UnitFigures units) {
    this.metrics = metrics;
    this.units = units;
  }

  /** Whatever of those metrics can be read in one pass over the cases. */
  UnitFigures.Table together(Collection<String> metricIds, YearMonth month, Instant asOf) {
    return units.read(metricIds, month.atDay(1), month.atEndOfMonth(), asOf);
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
      UnitFigures.Table together,
      YearMonth month,
      Instant asOf) {
    Map<String, Figure> figures = new HashMap<>();
    if (population.ofUnits() && together.has(metric)) {
      together.of(metric, members).forEach((code, row) -> figures.put(code, figure(row)));
      return figures;
    }
    for (Grouping each : groupings(metric, population)) {
      for (MetricRow row : metrics.read(query(metric, month, asOf, List.of(each)))) {
        String code = row.key().get(each.key());
        // Cases of no item, of no point and so on are nobody's.
        if (code != null && !code.isEmpty()) {
          figures.put(code, figure(row));
        }
      }
    }
    return figures;
  }

  /** A metric of the whole city. */
  MetricRow city(String metric, UnitFigures.Table together, YearMonth month, Instant asOf) {
    if (together.has(metric) && !UnitFigures.Table.keptTwice(metric)) {
      return together.whole(metric);
    }
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
