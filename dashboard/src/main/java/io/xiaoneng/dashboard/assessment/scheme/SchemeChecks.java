package io.xiaoneng.dashboard.assessment.scheme;

import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.supervision.flag.RankingDocuments;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Direction;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.statistics.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/**
 * Holds a class of a scheme against what the program knows: the catalogue, what figures can be told
 * by, and which units a document allows to rank.
 */
@Component
public class SchemeChecks {

  private final MetricService metrics;
  private final RankingDocuments documents;

  SchemeChecks(MetricService metrics, RankingDocuments documents) {
    this.metrics = metrics;
    this.documents = documents;
  }

  /** What is wrong with a class, or odd; nothing where all is well. */
  public List<SchemeProblem> of(SchemeClass of) {
    List<SchemeProblem> problems = new ArrayList<>();
    for (Unit.Level level : of.levels()) {
      SortedSet<String> missing = documents.missing(level);
      if (!missing.isEmpty()) {
        problems.add(
            SchemeProblem.wrong(
                "shown-only", of.id(), "", level.name(), String.join(", ", missing)));
      }
    }
    if (of.members().dimension().equals(Dimension.WINDOW.wireName())) {
      problems.add(SchemeProblem.wrong("windows", of.id(), ""));
    }
    for (SchemeLine line : of.lines()) {
      check(of, line, problems);
    }
    if (of.tooLong()) {
      problems.add(
          SchemeProblem.odd(
              "many-lines",
              of.id(),
              Integer.toString(of.lines().size()),
              Integer.toString(SchemeClass.MANY_LINES)));
    }
    return problems;
  }

  private void check(SchemeClass of, SchemeLine line, List<SchemeProblem> problems) {
    String id = line.metric();
    MetricDefinition metric = MetricCatalogue.find(id);
    if (metric == null) {
      problems.add(SchemeProblem.wrong("metric-unknown", of.id(), id, id));
      return;
    }
    if (!metrics.scorable(id)) {
      problems.add(SchemeProblem.wrong("metric-no-value", of.id(), id, id));
    } else if (!readable(id, of.members().dimension())) {
      problems.add(
          SchemeProblem.wrong("metric-dimension", of.id(), id, id, of.members().dimension()));
    }
    if (metric.direction() == Direction.WATCH) {
      problems.add(SchemeProblem.wrong("metric-watch", of.id(), id, id));
      return;
    }
    Direction scored = line.scoring().better() == Better.LOWER ? Direction.DOWN : Direction.UP;
    if (metric.direction() != scored) {
      problems.add(SchemeProblem.wrong("metric-way-" + metric.direction(), of.id(), id, id));
    }
  }

  /** Whether the metric has a figure for each member of that population. */
  private boolean readable(String metric, String dimension) {
    return dimension.equals(Population.UNITS)
        ? metrics.goesByUnit(metric)
        : metrics.dimensions(metric).stream()
            .anyMatch(each -> !each.ofTime() && each.wireName().equals(dimension));
  }

  /**
   * Metrics that a class of that dimension can be scored by, and those that are named, by theme.
   */
  public List<MetricDefinition> scorable(String dimension, Set<String> named) {
    return MetricCatalogue.all().stream()
        .filter(
            each ->
                named.contains(each.id())
                    || each.direction() != Direction.WATCH
                        && metrics.scorable(each.id())
                        && readable(each.id(), dimension))
        .toList();
  }

  /** What members of a class can be, besides units: dimensions some metric can be scored by. */
  public List<String> dimensions() {
    List<String> dimensions = new ArrayList<>();
    for (Dimension each : Dimension.values()) {
      // Of single windows not everybody is told.
      if (!each.ofTime()
          && each != Dimension.WINDOW
          && !scorable(each.wireName(), Set.of()).isEmpty()) {
        dimensions.add(each.wireName());
      }
    }
    return dimensions;
  }
}
