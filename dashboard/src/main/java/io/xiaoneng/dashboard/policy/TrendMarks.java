package io.xiaoneng.dashboard.policy;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.path.DatedGoals;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.supervision.flag.rebase.Rebases;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * All dates that explain a figure's course. Those of one unit's chart and targets are told with
 * that unit alone; whoever asks has been let in before.
 */
@Component
public class TrendMarks {

  private final PolicyDates policies;
  private final ObjectProvider<DatedGoals> goals;
  private final SchemeBook schemes;
  private final Rebases rebases;
  private final RegistryView registry;

  TrendMarks(
      PolicyDates policies,
      ObjectProvider<DatedGoals> goals,
      SchemeBook schemes,
      Rebases rebases,
      RegistryView registry) {
    this.policies = policies;
    this.goals = goals;
    this.schemes = schemes;
    this.rebases = rebases;
    this.registry = registry;
  }

  /**
   * Those of a figure, by their day; the same target of two sources once.
   *
   * @param unit whose figure; null for the city's
   * @param from first day, inclusive
   * @param to last day, inclusive
   */
  public List<TrendMark> of(
      MetricDefinition metric, @Nullable String unit, LocalDate from, LocalDate to) {
    return Stream.of(
            policies(metric),
            targets(metric, unit),
            schemes(metric),
            versions(metric),
            rebases(metric, unit))
        .flatMap(each -> each)
        .filter(each -> !each.day().isBefore(from) && !each.day().isAfter(to))
        .distinct()
        .sorted(Comparator.comparing(TrendMark::day).thenComparing(TrendMark::kind))
        .toList();
  }

  private Stream<TrendMark> policies(MetricDefinition metric) {
    return policies.standing(metric.id()).stream()
        .map(
            each ->
                new TrendMark(
                    each.day(),
                    TrendMark.Kind.POLICY,
                    new Text(each.titleZh(), each.titleEn()),
                    null,
                    0,
                    each.document(),
                    null));
  }

  private Stream<TrendMark> targets(MetricDefinition metric, @Nullable String unit) {
    return goals
        .orderedStream()
        .flatMap(each -> each.all().stream())
        .filter(each -> each.metric().equals(metric.id()) && Objects.equals(each.unit(), unit))
        .map(
            each ->
                new TrendMark(
                    each.by(),
                    TrendMark.Kind.TARGET,
                    new Text(each.nameZh(), each.nameEn()),
                    each.value(),
                    0,
                    each.document(),
                    each.task() == null ? null : "/supervision/tasks/" + each.task()));
  }

  private Stream<TrendMark> schemes(MetricDefinition metric) {
    return schemes.all().all().stream()
        .filter(each -> scores(each, metric.id()))
        .map(
            each ->
                new TrendMark(
                    each.from(),
                    TrendMark.Kind.SCHEME,
                    each.name(),
                    null,
                    each.version(),
                    each.document().zh(),
                    "/assessments/schemes/%s/%d".formatted(each.id(), each.version())));
  }

  private static boolean scores(Scheme scheme, String metric) {
    return scheme.classes().stream()
        .flatMap(each -> each.lines().stream())
        .anyMatch(each -> each.metric().equals(metric));
  }

  private static Stream<TrendMark> versions(MetricDefinition metric) {
    return MetricCatalogue.versions(metric.id()).stream()
        .flatMap(
            each -> {
              LocalDate day = each.inForceFrom();
              Text change = each.change();
              return day == null || change == null
                  ? Stream.empty()
                  : Stream.of(
                      new TrendMark(
                          day, TrendMark.Kind.DEFINITION, change, null, each.number(), "", null));
            });
  }

  private Stream<TrendMark> rebases(MetricDefinition metric, @Nullable String unit) {
    if (unit == null) {
      return Stream.empty();
    }
    Unit known = registry.registry().unit(unit);
    String unitClass = known == null ? "" : known.unitClass();
    return rebases.standing(metric.id()).stream()
        .filter(each -> each.covers(unit, unitClass))
        .map(
            each ->
                new TrendMark(
                    YearMonth.parse(each.from()).atDay(1),
                    TrendMark.Kind.REBASE,
                    new Text(each.reason(), each.reason()),
                    null,
                    0,
                    each.document(),
                    null));
  }
}
