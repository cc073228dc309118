package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.ReportPeriodException;
import io.xiaoneng.dashboard.security.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with runs; each leaves an audit line. */
@Service
class RunDesk {

  /** Most periods that are run at once. */
  static final int MOST_PERIODS = 60;

  private final RunStore runs;
  private final FileStore files;
  private final DispatchStore dispatches;
  private final RunPlanner planner;
  private final ScheduleDesk schedules;
  private final Timetable timetable;
  private final Spool spool;
  private final AuditLog audit;
  private final Clock clock;

  RunDesk(
      RunStore runs,
      FileStore files,
      DispatchStore dispatches,
      RunPlanner planner,
      ScheduleDesk schedules,
      Timetable timetable,
      Spool spool,
      AuditLog audit,
      Clock clock) {
    this.runs = runs;
    this.files = files;
    this.dispatches = dispatches;
    this.planner = planner;
    this.schedules = schedules;
    this.timetable = timetable;
    this.spool = spool;
    this.audit = audit;
    this.clock = clock;
  }

  /** Who gets a run once more. */
  enum To {
    /** Whoever got it, or was to get it, the first time. */
    ALL,
    /** Only those to whom it did not arrive in the newest round. */
    MISSED
  }

  Run find(long id) {
    return runs.find(id).orElseThrow(() -> new ReportMissingException("report run", id));
  }

  RunFile file(long run, int n) {
    return files
        .find(run, n)
        .orElseThrow(() -> new ReportMissingException("file " + n + " of report run", run));
  }

  /**
   * The bytes of a file exactly as they were sent, checked against its checksum.
   *
   * @throws SpoolGoneException where they are no longer kept
   */
  Path bytes(RunFile file) throws IOException {
    return spool.verified(file);
  }

  /**
   * Plans past periods.
   *
   * @param from first of them, as in an order
   * @param to last of them; null for that one alone
   * @param send whether they go to the schedule's recipients
   * @return ids of the runs
   */
  @Transactional
  public List<Long> backRun(
      long schedule, String from, @Nullable String to, boolean send, Actor actor) {
    Schedule found = schedules.find(schedule);
    ReportPeriod period = period("from", found.kind(), from);
    ReportPeriod last = to == null ? period : period("to", found.kind(), to);
    if (last.from().isBefore(period.from())) {
      throw new BadParameterException("to", "to must not lie before from");
    }
    if (!last.over(timetable.today(now()))) {
      throw new BadParameterException(
          to == null ? "from" : "to", "the period " + last.text() + " is not over");
    }
    List<Long> ids = new ArrayList<>();
    while (!period.from().isAfter(last.from())) {
      if (ids.size() == MOST_PERIODS) {
        throw new BadParameterException("to", "at most " + MOST_PERIODS + " periods at once");
      }
      if (runs.isOpen(schedule, period.text())) {
        throw new ReportConflictException(
            "the period " + period.text() + " of this schedule is just being run");
      }
      ids.add(planner.back(found, period, send, actor));
      period = period.after();
    }
    return ids;
  }

  private static ReportPeriod period(String field, ReportKind kind, String text) {
    try {
      return ReportPeriod.parse(kind, text);
    } catch (ReportPeriodException e) {
      throw new BadParameterException(field, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Sends what was made once more, the same bytes, as a new round; its number.
   *
   * @throws ReportConflictException where nothing was made, something is still on its way, or there
   *     is nobody to send it to
   * @throws SpoolGoneException where bytes are no longer kept
   */
  @Transactional
  public int sendAgain(long id, To to, Actor actor) {
    Run run = find(id);
    if (run.state() != Run.State.MADE) {
      throw new ReportConflictException("report run " + id + " is " + run.state() + ", not MADE");
    }
    for (RunFile each : files.of(id)) {
      if (each.goneAt() != null) {
        throw new SpoolGoneException("the bytes of " + each.name() + " are no longer kept");
      }
    }
    List<Round> rounds = dispatches.rounds(id);
    Round newest = rounds.get(rounds.size() - 1);
    if (newest.open() > 0) {
      throw new ReportConflictException(
          newest.open() + " deliveries of report run " + id + " are still to come");
    }
    List<Dispatch> again =
        to == To.ALL
            ? dispatches.of(id, 1)
            : dispatches.of(id, newest.round()).stream()
                .filter(each -> each.state() != Dispatch.State.SENT)
                .toList();
    if (again.isEmpty()) {
      throw new ReportConflictException("there is nobody to send report run " + id + " to");
    }
    int round = newest.round() + 1;
    Instant now = now();
    dispatches.addRound(id, round, actor.name(), now);
    String key = runs.planKey(id);
    again.forEach(each -> dispatches.add(again(each, key, round, now)));
    audit.record(
        actor,
        "report.sent-again",
        Run.subject(id),
        "round " + round + ", " + again.size() + " deliveries, " + to);
    return round;
  }

  private static Dispatch again(Dispatch one, String key, int round, Instant now) {
    return new Dispatch(
        Dispatch.id(key, round, one.kind(), one.target(), one.unit(), one.format()),
        one.run(),
        round,
        one.n(),
        one.kind(),
        one.target(),
        one.secret(),
        one.unit(),
        one.format(),
        one.lane(),
        Dispatch.State.PENDING,
        0,
        now,
        now,
        null,
        "",
        "");
  }

  /** Has one that failed made again with the next turn, with all its attempts. */
  @Transactional
  public void retry(long id, Actor actor) {
    Run run = find(id);
    if (!runs.revive(id, now())) {
      throw new ReportConflictException(
          "report run " + id + " has not failed, it is " + run.state());
    }
    audit.record(actor, "report.retried", Run.subject(id), run.section() + " " + run.reason());
  }

  /** Stops what is not made yet, and whatever has not gone out; what has gone is gone. */
  @Transactional
  public void stop(long id, Actor actor) {
    Run run = find(id);
    String reason = "stopped by " + actor.name();
    boolean stopped = runs.stop(id, reason);
    int deliveries = run.state() == Run.State.MAKING ? 0 : dispatches.stop(id, now(), reason);
    if (!stopped && deliveries == 0) {
      throw new ReportConflictException("nothing of report run " + id + " can be stopped now");
    }
    audit.record(actor, "report.stopped", Run.subject(id), deliveries + " deliveries");
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
