package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.supervision.flag.MonthFigures.Part;
import io.xiaoneng.dashboard.supervision.flag.rebase.Rebase;
import io.xiaoneng.flag.ClassCourse;
import io.xiaoneng.flag.UnitCourse;
import io.xiaoneng.flag.UnitPeriod;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.statistics.Ratio;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes of figures by month what a rule judges: each unit with all below it. */
final class ClassFigures {

  private final RegistryView registry;
  private final ZoneId zone;

  ClassFigures(RegistryView registry, ZoneId zone) {
    this.registry = registry;
    this.zone = zone;
  }

  /**
   * The course of a class up to the last of the months.
   *
   * @param feeds of the months of which it is known
   * @param rebases recorded dates from which charts of the metric begin anew
   */
  ClassCourse course(
      MetricDefinition metric,
      @Nullable Aim aim,
      UnitClass units,
      SortedMap<YearMonth, MonthFigures> months,
      Map<YearMonth, MonthFeeds> feeds,
      List<Rebase> rebases) {
    List<YearMonth> order = List.copyOf(months.keySet());
    return new ClassCourse(
        metric.id(),
        units.name(),
        JudgedMetrics.better(metric),
        aim == null ? null : aim.value(),
        units.shownOnly(),
        months.keySet().stream().map(YearMonth::toString).toList(),
        units.units().stream()
            .map(
                unit ->
                    new UnitCourse(
                        unit.code(),
                        months.entrySet().stream()
                            .map(
                                each ->
                                    period(
                                        unit,
                                        each.getKey(),
                                        each.getValue(),
                                        feeds.get(each.getKey())))
                            .toList(),
                        starts(order, unit.code(), units.name(), rebases)))
            .toList());
  }

  /** Where the unit's chart begins anew; a date after the last month begins nothing yet. */
  private static SortedSet<Integer> starts(
      List<YearMonth> months, String unit, String unitClass, List<Rebase> rebases) {
    SortedSet<Integer> starts = new TreeSet<>();
    for (Rebase each : rebases) {
      if (each.covers(unit, unitClass)) {
        YearMonth from = YearMonth.parse(each.from());
        IntStream.range(0, months.size())
            .filter(at -> !months.get(at).isBefore(from))
            .findFirst()
            .ifPresent(starts::add);
      }
    }
    return starts;
  }

  private UnitPeriod period(
      Unit unit, YearMonth month, MonthFigures figures, @Nullable MonthFeeds feeds) {
    Part part = figures.of(registry.subtree(unit.code()));
    Feed feed = feeds == null ? Feed.UNKNOWN : feeds.of(unit.code());
    return new UnitPeriod(
        new Ratio(part.numerator(), part.denominator()),
        Math.min(part.expected(), part.denominator()),
        feed.quality(),
        feed.silent(),
        UnitClass.moved(unit, month, zone));
  }
}
