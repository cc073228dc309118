package io.xiaoneng.simulator.truth;

import static io.xiaoneng.simulator.truth.CasePlan.NONE;

import io.xiaoneng.event.EventType;
import io.xiaoneng.simulator.life.Life;
import io.xiaoneng.simulator.life.OfficeTime;
import io.xiaoneng.simulator.life.SimEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of one case as far as it was delivered by some moment; epoch milliseconds, {@link
 * CasePlan#NONE} for what has not happened. It knows the plan, so it is far simpler than the fold
 * it checks: one STOP or EXTENSION at most, one acceptance, no deemed one: what nobody has answered
 * yet is not accepted here, and has no promise that could be overdue.
 *
 * @param channel "" while the application itself is not delivered
 * @param ended refused, returned, withdrawn or terminated
 * @param due the promise; NONE while a STOP is open
 * @param handlingDays D1; -1 unless accepted and decided
 * @param delivered distinct events, every revision counted as the same one
 */
public record CaseTruth(
    CasePlan plan,
    String channel,
    long applied,
    long accepted,
    long decided,
    long ended,
    long due,
    int handlingDays,
    int stoppedDays,
    int supplements,
    boolean quarantined,
    int delivered) {

  /** The facts by {@code until}, inclusive; null-free, with {@code delivered} 0 for none yet. */
  public static CaseTruth of(Life life, CasePlan plan, long until, OfficeTime office) {
    Map<String, SimEvent> latest = new HashMap<>();
    for (SimEvent event : life.deliveries()) {
      if (event.sendAt() <= until && !event.broken() && event.subject().equals(plan.caseNumber())) {
        latest.merge(event.id(), event, (a, b) -> a.revision() >= b.revision() ? a : b);
      }
    }
    List<SimEvent> events = List.copyOf(latest.values());
    long applied = first(events, EventType.CASE_APPLIED);
    long accepted = first(events, EventType.CASE_ACCEPTED);
    long decided = first(events, EventType.CASE_DECIDED);
    long ended = NONE;
    for (EventType type :
        List.of(
            EventType.CASE_REFUSED,
            EventType.CASE_RETURNED,
            EventType.CASE_WITHDRAWN,
            EventType.CASE_TERMINATED)) {
      ended = Math.max(ended, first(events, type));
    }
    boolean quarantined =
        decided != NONE
            && (accepted != NONE && decided < accepted || applied != NONE && decided < applied);
    long special = first(events, EventType.CASE_SPECIAL_STARTED);
    boolean extended = special != NONE && plan.grantedDays() > 0;
    boolean stopped = special != NONE && !extended;
    long stopEnd = first(events, EventType.CASE_SPECIAL_ENDED);
    int stoppedDays =
        stopped && stopEnd != NONE
            ? office.countedBetween(office.dayOf(special), office.dayOf(stopEnd))
            : 0;
    boolean open = stopped && stopEnd == NONE;
    long due =
        accepted == NONE || open
            ? NONE
            : due(plan, accepted, stoppedDays + (extended ? plan.grantedDays() : 0), office);
    int handlingDays =
        accepted == NONE || decided == NONE || quarantined
            ? -1
            : office.countedBetween(office.dayOf(accepted), office.dayOf(decided)) - stoppedDays;
    int supplements =
        (int) events.stream().filter(e -> e.type() == EventType.CASE_SUPPLEMENT_REQUESTED).count();
    return new CaseTruth(
        plan,
        applied == NONE ? "" : plan.channel(),
        applied,
        accepted,
        decided,
        ended,
        due,
        handlingDays,
        stoppedDays,
        supplements,
        quarantined,
        events.size());
  }

  /** Whether the promise fell due before that moment and the case counts in it. */
  public boolean fellDue(long asOf) {
    return due != NONE && due < asOf && !(ended != NONE && ended <= due);
  }

  /** Whether it was decided by its due date. */
  public boolean onTime() {
    return decided != NONE && decided <= due;
  }

  /** Whether it is in any figure. */
  public boolean counts() {
    return delivered > 0 && !plan.test() && !quarantined;
  }

  private static long due(CasePlan plan, long accepted, int moved, OfficeTime office) {
    long day = office.dayOf(accepted);
    if (plan.immediate()) {
      return office.lastMillis(day);
    }
    long registered = office.lastMillis(office.plus(day, plan.promisedDays()));
    long base =
        plan.promisedDueAt() == NONE ? registered : Math.min(plan.promisedDueAt(), registered);
    long baseDay = office.dayOf(base);
    // The local time of day is kept; no change of clocks lies in the last second of a day.
    return office.lastMillis(office.plus(baseDay, moved)) - (office.lastMillis(baseDay) - base);
  }

  private static long first(List<SimEvent> events, EventType type) {
    long first = NONE;
    for (SimEvent event : events) {
      if (event.type() == type && !event.delete() && (first == NONE || event.time() < first)) {
        first = event.time();
      }
    }
    return first;
  }
}
