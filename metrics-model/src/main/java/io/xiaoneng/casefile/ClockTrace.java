package io.xiaoneng.casefile;

import io.xiaoneng.event.Event;
import io.xiaoneng.event.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a case told as runs of time: which days counted, which did not and why, and who held
 * the case. The number of local dates in its counted runs is D1.
 */
public final class ClockTrace {

  private final CaseFacts facts;
  private final Rules rules;
  private final List<Procedure> procedures;
  private final Holders holders;

  private ClockTrace(CaseFacts facts, Rules rules, List<Procedure> procedures, Holders holders) {
    this.facts = facts;
    this.rules = rules;
    this.procedures = procedures;
    this.holders = holders;
  }

  /** Why a run of time counts or does not. The code is stable and public. */
  public enum Why {
    BEFORE_ACCEPTANCE("before-acceptance", "尚未受理", "not yet accepted"),
    SUPPLEMENT("supplement", "等待申请人补正", "waiting for the applicant's supplement"),
    DAY_ZERO("day-zero", "受理当日不计", "the day of acceptance is day 0"),
    WORKING_DAY("working-day", "工作日，计时", "working day, counted"),
    DAY_OFF("day-off", "休息日、节假日不计", "day off, not counted"),
    STOPPED("stopped", "特别程序期间不计", "special procedure, the clock stands still"),
    DELIVERY("delivery", "已办结，等待送达", "decided, waiting for delivery");

    private final String code;
    private final String zh;
    private final String en;

    Why(String code, String zh, String en) {
      this.code = code;
      this.zh = zh;
      this.en = en;
    }

    /** The code in answers. */
    public String code() {
      return code;
    }

    /** For readers, in Chinese. */
    public String zh() {
      return zh;
    }

    /** For readers, in English. */
    public String en() {
      return en;
    }
  }

  /**
   * A run of time.
   *
   * @param from inclusive
   * @param to exclusive; the moment asked for where the run still goes on
   * @param counted whether its days count as handling time
   * @param heldBy code of the unit that held the case; "" while the applicant does
   */
  public record Run(Instant from, Instant to, boolean counted, Why why, String heldBy) {}

  /**
   * The trace from the first milestone to delivery, to the case's end where it was not delivered,
   * or to {@code asOf} while it is open.
   *
   * @param events {@link CaseState#events}
   * @param facts {@link CaseFold#fold} of the same events under the same rules
   * @return ascending, without gaps; empty where the case has no milestone by {@code asOf}
   */
  public static List<Run> of(
      List<RecordedEvent> events, CaseFacts facts, Rules rules, Instant asOf) {
    CaseFacts then = FactsAsOf.of(facts, asOf);
    if (then == null) {
      return List.of();
    }
    List<Event> standing = new ArrayList<>(CaseEvents.of(events).standing());
    standing.removeIf(event -> event.time().isAfter(asOf));
    String unit = then.attributes() == null ? "" : then.attributes().unit();
    Procedures procedures = Procedures.of(standing, then.decidedAt(), rules);
    Holders holders = Holders.of(standing, unit);
    return new ClockTrace(then, rules, procedures.all(), holders).runs(asOf);
  }

  private List<Run> runs(Instant asOf) {
    TreeSet<Instant> cuts = new TreeSet<>();
    add(cuts, facts.appliedAt());
    add(cuts, facts.acceptedAt());
    add(cuts, facts.decidedAt());
    Instant end = end(asOf);
    cuts.add(end);
    Instant start = cuts.first();
    holders.cuts().forEach(cuts::add);
    for (LocalDate day = rules.dateOf(start).plusDays(1);
        rules.startOf(day).isBefore(end);
        day = day.plusDays(1)) {
      cuts.add(rules.startOf(day));
    }
    List<Run> runs = new ArrayList<>();
    Iterator<Instant> inside = cuts.subSet(start, true, end, true).iterator();
    Instant from = inside.next();
    while (inside.hasNext()) {
      Instant to = inside.next();
      append(runs, from, to);
      from = to;
    }
    return runs;
  }

  private void append(List<Run> runs, Instant from, Instant to) {
    Why why = why(from);
    String heldBy = why == Why.SUPPLEMENT ? "" : holders.at(from);
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && last.why() == why && last.heldBy().equals(heldBy)) {
      runs.set(runs.size() - 1, new Run(last.from(), to, last.counted(), why, heldBy));
    } else {
      runs.add(new Run(from, to, why == Why.WORKING_DAY, why, heldBy));
    }
  }

  private Why why(Instant at) {
    if (facts.decidedAt() != null && !at.isBefore(facts.decidedAt())) {
      return Why.DELIVERY;
    }
    Instant accepted = facts.acceptedAt();
    if (accepted == null || at.isBefore(accepted)) {
      return holders.withApplicant(at) ? Why.SUPPLEMENT : Why.BEFORE_ACCEPTANCE;
    }
    LocalDate day = rules.dateOf(at);
    if (day.equals(rules.dateOf(accepted))) {
      return Why.DAY_ZERO;
    }
    if (stopped(day)) {
      return Why.STOPPED;
    }
    return rules.calendar().isCounted(day) ? Why.WORKING_DAY : Why.DAY_OFF;
  }

  private boolean stopped(LocalDate day) {
    for (Procedure each : procedures) {
      if (each.stop()
          && day.isAfter(each.startDate())
          && (each.endDate() == null || !day.isAfter(each.endDate()))) {
        return true;
      }
    }
    return false;
  }

  private Instant end(Instant asOf) {
    if (facts.decidedAt() != null) {
      Instant delivered = facts.deliveredAt();
      return delivered != null && delivered.isAfter(facts.decidedAt())
          ? delivered
          : facts.decidedAt();
    }
    Instant ended = facts.endedAt();
    return ended != null ? ended : asOf;
  }

  private static void add(TreeSet<Instant> cuts, @Nullable Instant instant) {
    if (instant != null) {
      cuts.add(instant);
    }
  }
}
