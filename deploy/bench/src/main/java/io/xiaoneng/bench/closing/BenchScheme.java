package io.xiaoneng.bench.closing;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.Scoring;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.metric.MetricDefinition.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A scheme of thirty lines for every level of units. */
final class BenchScheme {

  /** What counts: everything of the catalogue that is counted over cases by unit. */
  static final List<String> METRICS =
      List.of(
          "on-time",
          "statutory-on-time",
          "accept-on-time",
          "delivery-on-time",
          "online-rate",
          "online-whole",
          "mobile-rate",
          "terminal-rate",
          "assisted-rate",
          "city-wide",
          "online-completion",
          "handling-days",
          "end-to-end-days",
          "once-told",
          "return-rate",
          "supplement-rate",
          "actual-cut",
          "immediate-cases",
          "one-window-cases",
          "one-visit",
          "zero-visit",
          "visits",
          "materials-shared",
          "rated-active",
          "bad-per-10k",
          "rectified",
          "revisited",
          "stop-rate",
          "stop-share",
          "late-edit-rate");

  private static final int HEAVY = 10;
  private static final Text NAME = new Text("测速方案", "Scheme of the bench");

  private BenchScheme() {}

  /** The scheme. */
  static Scheme of() {
    List<SchemeClass> classes = new ArrayList<>();
    for (io.xiaoneng.registry.Unit.Level level :
        List.of(
            io.xiaoneng.registry.Unit.Level.DISTRICT,
            io.xiaoneng.registry.Unit.Level.DEPARTMENT,
            io.xiaoneng.registry.Unit.Level.STREET,
            io.xiaoneng.registry.Unit.Level.COMMUNITY)) {
      classes.add(new SchemeClass(level.name(), NAME, Set.of(level), lines()));
    }
    return new Scheme("bench", 1, NAME, NAME, NAME, LocalDate.of(2000, 1, 1), null, classes);
  }

  private static List<SchemeLine> lines() {
    List<SchemeLine> lines = new ArrayList<>();
    for (String metric : METRICS) {
      MetricDefinition definition = Objects.requireNonNull(MetricCatalogue.find(metric), metric);
      double most =
          definition.unit() == Unit.RATIO ? 1 : definition.unit() == Unit.PER_10K ? 10_000 : 30;
      boolean less = definition.direction() == MetricDefinition.Direction.DOWN;
      // Thirty lines of 4 and 3 make a hundred points.
      lines.add(
          new SchemeLine(
              metric,
              lines.size() < HEAVY ? 4 : 3,
              1,
              most / 2,
              less
                  ? Scoring.between(most, most / 2, 0, 0.6)
                  : Scoring.between(0, most / 2, most, 0.6),
              NAME));
    }
    return lines;
  }
}
