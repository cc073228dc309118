package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what is to be made and who is to get it, before anything of it is done: a run, its
 * first round, and a delivery for each recipient, in one transaction. Of each slot of a schedule
 * there is one run.
 */
@Component
class RunPlanner {

  static final Actor PROGRAM = Actor.program("reports");

  /**
   * The registry is read some seconds after the start; longer than this it is no matter of that.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ScheduleStore schedules;
  private final Timetable timetable;
  private final RunStore runs;
  private final DispatchStore dispatches;
  private final RegistryView registry;
  private final RunAlarms alarms;
  private final AuditLog audit;
  private final Clock clock;
  private final ZoneId zone;
  private final TransactionTemplate transaction;

  RunPlanner(
      ScheduleStore schedules,
      Timetable timetable,
      RunStore runs,
      DispatchStore dispatches,
      RegistryView registry,
      RunAlarms alarms,
      AuditLog audit,
      Clock clock,
      XiaonengProperties city,
      PlatformTransactionManager transactions) {
    this.schedules = schedules;
    this.timetable = timetable;
    this.runs = runs;
    this.dispatches = dispatches;
    this.registry = registry;
    this.alarms = alarms;
    this.audit = audit;
    this.clock = clock;
    this.zone = city.zoneId();
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Where a report is to go, with the unit it is about; "" for the city. */
  private record Goal(Recipient recipient, String target, String unit) {}

  /** Plans what has become due; how many runs. */
  int plan() {
    Instant now = now();
    int planned = 0;
    for (Schedule schedule : schedules.all()) {
      if (schedule.active()) {
        for (Timetable.Slot slot : timetable.due(schedule, now)) {
          planned += plan(schedule, slot, now) ? 1 : 0;
        }
      }
    }
    return planned;
  }

  private boolean plan(Schedule schedule, Timetable.Slot slot, Instant now) {
    String key = "schedule/" + schedule.id() + "/" + slot.period().text();
    if (runs.planned(key)) {
      return false;
    }
    List<Recipient> recipients = schedules.recipients(schedule.id());
    List<Goal> goals = goals(recipients, slot.period());
    if (goals.isEmpty() && !recipients.isEmpty()) {
      // Nobody would get it, and nobody would know: it waits until there are units.
      if (slot.due().plus(PATIENCE).isBefore(now)) {
        transaction.executeWithoutResult(status -> alarms.noUnits(schedule, slot.period()));
      }
      return false;
    }
    transaction.executeWithoutResult(
        status ->
            add(
                key,
                schedule,
                slot.period(),
                Run.Origin.SCHEDULE,
                slot.due(),
                PROGRAM,
                goals,
                now));
    return true;
  }

  /**
   * Plans a past period because somebody wants it; belongs to the caller's transaction. The run's
   * id.
   *
   * @param send whether it goes to the schedule's recipients
   */
  long back(Schedule schedule, ReportPeriod period, boolean send, Actor actor) {
    List<Recipient> recipients = send ? schedules.recipients(schedule.id()) : List.of();
    List<Goal> goals = goals(recipients, period);
    if (goals.isEmpty() && !recipients.isEmpty()) {
      throw new ReportConflictException("no unit of the recipients' level is registered");
    }
    Instant now = now();
    String key = "back/" + schedule.id() + "/" + period.text() + "/" + UUID.randomUUID();
    return add(key, schedule, period, Run.Origin.BACK_RUN, now, actor, goals, now);
  }

  private long add(
      String key,
      Schedule schedule,
      ReportPeriod period,
      Run.Origin origin,
      Instant due,
      Actor actor,
      List<Goal> goals,
      Instant now) {
    long run = runs.add(key, schedule, period, origin, due, actor.name(), now);
    dispatches.addRound(run, 1, actor.name(), now);
    int n = 0;
    for (Goal goal : goals) {
      for (@Nullable ReportFormat format : formats(goal.recipient().kind(), schedule)) {
        dispatches.add(dispatch(key, run, ++n, goal, format));
      }
    }
    audit.record(
        actor,
        "report.planned",
        Run.subject(run),
        "%s %s of %s, %d deliveries".formatted(schedule.kind(), period.text(), schedule.name(), n));
    return run;
  }

  /** A webhook takes one file a call; who gets mails and folders gets all together. */
  private static List<@Nullable ReportFormat> formats(RecipientKind kind, Schedule schedule) {
    return kind == RecipientKind.WEBHOOK
        ? Collections.unmodifiableList(schedule.formats())
        : Collections.singletonList(null);
  }

  private static Dispatch dispatch(
      String key, long run, int n, Goal goal, @Nullable ReportFormat format) {
    RecipientKind kind = goal.recipient().kind();
    return new Dispatch(
        Dispatch.id(key, 1, kind, goal.target(), goal.unit(), format),
        run,
        1,
        n,
        kind,
        goal.target(),
        goal.recipient().secret(),
        goal.unit(),
        format,
        Lanes.of(kind, goal.target()),
        Dispatch.State.WAITING,
        0,
        null,
        null,
        null,
        "",
        "");
  }

  private List<Goal> goals(List<Recipient> recipients, ReportPeriod period) {
    List<Goal> goals = new ArrayList<>();
    for (Recipient each : recipients) {
      Unit.Level level = each.scope().each();
      if (level == null) {
        String unit = each.scope().unit();
        goals.add(new Goal(each, each.target(), unit == null ? "" : unit));
      } else {
        units(level, period)
            .forEach(
                unit ->
                    goals.add(new Goal(each, each.target().replace(Recipient.UNIT, unit), unit)));
      }
    }
    return goals;
  }

  /** Codes of the units of a level that existed at some moment of the period. */
  private List<String> units(Unit.Level level, ReportPeriod period) {
    Instant from = period.from().atStartOfDay(zone).toInstant();
    Instant to = period.after().from().atStartOfDay(zone).toInstant();
    return registry.registry().all(Unit.class).stream()
        .filter(unit -> unit.level() == level && exists(unit, from, to))
        .map(Unit::code)
        .sorted()
        .toList();
  }

  private static boolean exists(Unit unit, Instant from, Instant to) {
    Instant begins = unit.validity().from();
    Instant ends = unit.validity().to();
    return (begins == null || begins.isBefore(to)) && (ends == null || ends.isAfter(from));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
