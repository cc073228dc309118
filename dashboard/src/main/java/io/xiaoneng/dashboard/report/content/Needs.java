package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardState;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.supervision.card.CardCourses;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import io.xiaoneng.dashboard.supervision.flag.Flag;
import io.xiaoneng.dashboard.supervision.flag.MonthFlags;
import io.xiaoneng.dashboard.supervision.task.TaskCourses;
import io.xiaoneng.dashboard.supervision.task.TaskFile;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.task.StageStanding;
import java.time.Instant;
import java.time.LocalDate;
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

  private final CardCourses cards;
  private final TaskCourses tasks;
  private final MonthFlags flags;
  private final FreshnessService freshness;
  private final RegistryView registry;
  private final CityClock clock;

  Needs(
      CardCourses cards,
      TaskCourses tasks,
      MonthFlags flags,
      FreshnessService freshness,
      RegistryView registry,
      CityClock clock) {
    this.cards = cards;
    this.tasks = tasks;
    this.flags = flags;
    this.freshness = freshness;
    this.registry = registry;
    this.clock = clock;
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
    ReadFigures.guarded(section, () -> cards.at(asOf, asOf, units))
        .forEach(each -> card(each, asOf, needs));
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

  private void card(CardFile file, Instant asOf, List<Need> needs) {
    CardState state = file.card().state();
    if (state.waitsFor() != Party.UNIT) {
      return;
    }
    Instant due = cards.due(file);
    boolean past = due != null && due.isBefore(asOf);
    boolean unanswered = state == CardState.ISSUED || state == CardState.RECEIVED;
    if (file.kind() == CardKind.RED && unanswered) {
      needs.add(new Need(Need.Kind.RED_UNANSWERED, file.title(), file.unit(), due, past));
    } else if (past) {
      needs.add(new Need(Need.Kind.ORDER_OVERDUE, file.title(), file.unit(), due, true));
    }
  }

  private void tasks(
      String section,
      @Nullable Set<String> units,
      Instant asOf,
      ReportWords words,
      List<Need> needs) {
    LocalDate day = clock.dateOf(asOf);
    int unassigned = 0;
    for (TaskFile each : ReadFigures.guarded(section, () -> tasks.at(asOf))) {
      LocalDate stage = each.task().next().map(StageStanding::due).orElse(null);
      if (!each.task().state().open() || stage == null || !stage.isBefore(day)) {
        continue;
      }
      if (each.unit() == null) {
        unassigned++;
      } else if (within(each.unit(), units)) {
        needs.add(
            new Need(
                Need.Kind.TASK_OVERDUE,
                each.title(words.f().chinese()),
                each.unit(),
                stage.plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1),
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
