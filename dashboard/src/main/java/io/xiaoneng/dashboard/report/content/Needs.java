package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.supervision.flag.Flag;
import io.xiaoneng.dashboard.supervision.flag.MonthFlags;
import io.xiaoneng.dashboard.supervision.need.Lapses;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for a decision that only leaders can take. */
@Component
public class Needs {

  private final Lapses lapses;
  private final MonthFlags flags;
  private final FreshnessService freshness;
  private final RegistryView registry;

  Needs(Lapses lapses, MonthFlags flags, FreshnessService freshness, RegistryView registry) {
    this.lapses = lapses;
    this.flags = flags;
    this.freshness = freshness;
    this.registry = registry;
  }

  /**
   * All of them: matters and tasks as they stood at an instant, flags and sources as they are now.
   *
   * @param unit narrows it to a unit and what is below it; null for the city
   */
  public List<Need> of(
      String section, ReportPeriod period, @Nullable String unit, Instant asOf, ReportWords words) {
    Set<String> units = unit == null ? null : registry.subtree(unit);
    List<Need> needs = new ArrayList<>();
    ReadFigures.guarded(section, () -> lapses.cards(asOf, units))
        .forEach(each -> needs.add(card(each)));
    tasks(section, units, asOf, words, needs);
    for (YearMonth month : months(period)) {
      ReadFigures.guarded(section, () -> flags.standing(month.toString(), null)).stream()
          .filter(each -> each.level().equals("SYSTEMIC"))
          .forEach(each -> systemic(section, each, units, words, needs));
    }
    ReadFigures.guarded(section, freshness::sources).stream()
        .filter(SourceState::silent)
        .filter(each -> within(each.unit(), units))
        .forEach(
            each ->
                needs.add(
                    new Need(
                        Need.Kind.SILENT,
                        words.of(
                            "weekly.silent",
                            words.f().name(each.nameZh(), each.nameEn(), each.source()),
                            words.f().at(each.lastHeard())),
                        each.unit().isEmpty() ? null : each.unit(),
                        null,
                        false)));
    needs.sort(
        Comparator.comparing(Need::kind)
            .thenComparing(each -> each.by() == null ? Instant.MAX : each.by()));
    return needs;
  }

  private static boolean within(@Nullable String unit, @Nullable Set<String> units) {
    return units == null || (unit != null && units.contains(unit));
  }

  private static List<YearMonth> months(ReportPeriod period) {
    return Stream.of(YearMonth.from(period.from()), YearMonth.from(period.to()))
        .distinct()
        .toList();
  }

  private static Need card(Lapses.OfCard each) {
    return new Need(
        each.red() ? Need.Kind.RED_UNANSWERED : Need.Kind.ORDER_OVERDUE,
        each.file().title(),
        each.file().unit(),
        each.due(),
        each.past());
  }

  private void tasks(
      String section,
      @Nullable Set<String> units,
      Instant asOf,
      ReportWords words,
      List<Need> needs) {
    int unassigned = 0;
    for (Lapses.OfTask each : ReadFigures.guarded(section, () -> lapses.tasks(asOf))) {
      String unit = each.file().unit();
      if (unit == null) {
        unassigned++;
      } else if (within(unit, units)) {
        needs.add(
            new Need(
                Need.Kind.TASK_OVERDUE,
                each.file().title(words.f().chinese()),
                unit,
                each.by(),
                true));
      }
    }
    if (unassigned > 0 && units == null) {
      needs.add(
          new Need(
              Need.Kind.TASKS_UNASSIGNED,
              words.of("weekly.unassigned", unassigned),
              null,
              null,
              true));
    }
  }

  private void systemic(
      String section, Flag flag, @Nullable Set<String> units, ReportWords words, List<Need> needs) {
    String lead = ReadFigures.guarded(section, () -> flags.lead(flag));
    if (!within(lead, units)) {
      return;
    }
    MetricDefinition metric = MetricCatalogue.find(flag.metric());
    needs.add(
        new Need(
            Need.Kind.SYSTEMIC,
            words.of(
                "weekly.systemic",
                flag.unitClass(),
                metric == null ? flag.metric() : words.text(metric.name()),
                flag.period()),
            lead,
            null,
            false));
  }
}
