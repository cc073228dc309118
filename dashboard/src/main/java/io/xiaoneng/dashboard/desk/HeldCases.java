package io.xiaoneng.dashboard.desk;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.calendar.WorkingHours;
import io.xiaoneng.dashboard.casefile.CaseStanding;
import io.xiaoneng.dashboard.casefile.CaseStandings;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.supervision.CityWorkTime;
import io.xiaoneng.dashboard.supervision.alert.OpenSteps;
import io.xiaoneng.supervision.WorkTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the open cases of a unit's subtree with who holds them. None of sensitive items. */
@Component
class HeldCases {

  /** Counted days left at which a step's term is near. */
  static final int NEAR_STEP = 1;

  /** Counted days left at which a case's term is near. */
  static final int NEAR_CASE = 3;

  /** Of more cases than these only the most urgent are looked at. */
  static final int MOST = 5_000;

  private static final Duration KEPT = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int COST_SHARE = 5;
  private static final int KEPT_UNITS = 50;
  private static final double HOUR = 3_600_000;

  private final CaseStandings cases;
  private final OpenSteps steps;
  private final RegistryView registry;
  private final CityWorkTime time;
  private final CityClock clock;
  private final RecentAnswers<String, Open> answers =
      new RecentAnswers<>(this::read, open -> true, KEPT, COST_SHARE, LONGEST, KEPT_UNITS);

  HeldCases(
      CaseStandings cases,
      OpenSteps steps,
      RegistryView registry,
      CityWorkTime time,
      CityClock clock) {
    this.cases = cases;
    this.steps = steps;
    this.registry = registry;
    this.time = time;
    this.clock = clock;
  }

  /**
   * Open cases.
   *
   * @param complete false where there are so many that only the most urgent were looked at
   * @param hidden of sensitive items: counted, and not listed
   * @param cases what is due first on top
   */
  record Open(boolean complete, int hidden, List<HeldCase> cases) {}

  /** Those of a unit with all below it; some seconds old where somebody asked before. */
  Open of(String unit) {
    return answers.read(unit);
  }

  private Open read(String unit) {
    List<CaseStanding> rows = cases.open(registry.subtree(unit), clock.now(), MOST + 1);
    boolean complete = rows.size() <= MOST;
    List<CaseStanding> looked = complete ? rows : rows.subList(0, MOST);
    List<CaseStanding> shown =
        looked.stream().filter(each -> !registry.sensitive(each.item())).toList();
    return new Open(complete, looked.size() - shown.size(), held(shown));
  }

  /**
   * That case as it stands this moment; empty where it is not open, has no term or is sensitive.
   */
  Optional<HeldCase> now(String caseId) {
    return now(List.of(caseId)).stream().findFirst();
  }

  /** Those of them that are open, have a term and are not sensitive, as they stand this moment. */
  List<HeldCase> now(Collection<String> caseIds) {
    return held(
        cases.of(caseIds).values().stream()
            .filter(each -> each.open() && each.due() != null && !registry.sensitive(each.item()))
            .toList());
  }

  private List<HeldCase> held(List<CaseStanding> rows) {
    Map<String, OpenSteps.Open> open = steps.of(rows.stream().map(CaseStanding::caseId).toList());
    Instant now = clock.now();
    WorkTime work = time.now();
    List<HeldCase> held = new ArrayList<>();
    for (CaseStanding each : rows) {
      Instant due = each.due();
      if (due != null) {
        held.add(held(each, due, open.getOrDefault(each.caseId(), OpenSteps.Open.NONE), now, work));
      }
    }
    return held;
  }

  private HeldCase held(
      CaseStanding row, Instant due, OpenSteps.Open step, Instant now, WorkTime work) {
    UnitNode unit = registry.unit(row.unit());
    UnitNode holder = registry.unit(step.unit().isEmpty() ? row.unit() : step.unit());
    // A stopped case moves its step's term by an amount that the row does not tell.
    boolean known = step.limitDays() > 0 && row.stoppedDays() == 0;
    Instant ofStep = known ? work.end(step.since(), step.limitDays()) : Instant.MAX;
    boolean stepFirst = ofStep.isBefore(due);
    Instant limit = stepFirst ? ofStep : due;
    int daysLeft = left(work, now, due);
    int limitDays = left(work, now, limit);
    boolean past = limit.isBefore(now);
    return new HeldCase(
        row.caseId(),
        due,
        daysLeft,
        WorkingHours.DEFAULT.between(now, due, work.calendar(), work.zone()).toMillis() / HOUR,
        unit.code(),
        unit.nameZh(),
        unit.nameEn(),
        holder.code(),
        holder.nameZh(),
        holder.nameEn(),
        step.step(),
        step.role(),
        row.item(),
        registry.itemNameZh(row.item()),
        registry.itemNameEn(row.item()),
        limit,
        stepFirst,
        limitDays,
        past,
        !past && (daysLeft <= NEAR_CASE || (stepFirst && limitDays <= NEAR_STEP)));
  }

  private static int left(WorkTime work, Instant now, Instant term) {
    WorkCalendar calendar = work.calendar();
    LocalDate today = work.date(now);
    LocalDate last = work.date(term);
    return term.isBefore(now)
        ? -calendar.countedBetween(last, today)
        : calendar.countedBetween(today, last);
  }
}
