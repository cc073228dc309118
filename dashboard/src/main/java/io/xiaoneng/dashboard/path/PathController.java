package io.xiaoneng.dashboard.path;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.metric.UnknownMetricException;
import io.xiaoneng.path.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/metrics/ID/path}: whether dated goals of a figure will be reached. */
@RestController
class PathController {

  private final Paths paths;
  private final MetricService metrics;

  PathController(Paths paths, MetricService metrics) {
    this.paths = paths;
    this.metrics = metrics;
  }

  /**
   * The answer; the order of the members is the order shown.
   *
   * @param unit whose goals; null for the city's own
   */
  record Answer(String metric, @Nullable String unit, List<Entry> goals) {}

  /**
   * A goal.
   *
   * @param source registry or task
   * @param over the last month that is over
   * @param state reached, on-the-way, unlikely, not-enough or date-passed
   * @param months with a figure, of the twelve that ended last
   */
  record Entry(
      String source,
      String id,
      String nameZh,
      String nameEn,
      String document,
      double target,
      LocalDate by,
      YearMonth over,
      String state,
      int months,
      @Nullable YearMonth last,
      @Nullable Double value,
      @Nullable Double slope,
      @Nullable Double needed,
      @Nullable YearMonth projected,
      @Nullable Double expected,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double probability,
      @Nullable Boolean met) {}

  @GetMapping("/api/v1/metrics/{id}/path")
  Answer read(@PathVariable String id, @RequestParam(required = false) @Nullable String unit) {
    if (!metrics.answers(id)) {
      throw new UnknownMetricException(id);
    }
    if (unit != null && unit.contains(",")) {
      throw new BadParameterException("unit", "unit names one unit; a goal is one unit's");
    }
    String one = unit == null || unit.isBlank() ? null : unit;
    return new Answer(id, one, paths.of(id, one).stream().map(PathController::entry).toList());
  }

  private static Entry entry(PathView view) {
    DatedGoal goal = view.goal();
    Path path = view.path();
    return new Entry(
        name(goal.source()),
        goal.id(),
        goal.nameZh(),
        goal.nameEn(),
        goal.document(),
        goal.value(),
        goal.by(),
        view.over(),
        name(path.state()),
        path.months(),
        path.last(),
        path.value(),
        path.slope(),
        path.needed(),
        path.projected(),
        path.expected(),
        path.low(),
        path.high(),
        path.probability(),
        path.met());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
