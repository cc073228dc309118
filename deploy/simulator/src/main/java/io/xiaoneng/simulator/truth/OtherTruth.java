package io.xiaoneng.simulator.truth;

import io.xiaoneng.event.EventType;
import io.xiaoneng.simulator.life.Life;
import io.xiaoneng.simulator.life.SimEvent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is no case: tickets of the halls and contracts with agencies, as far as delivered. */
public final class OtherTruth {

  private static final Map<EventType, String> TICKETS =
      Map.of(
          EventType.QUEUE_TAKEN, "ticketsTaken",
          EventType.QUEUE_CALLED, "ticketsCalled",
          EventType.QUEUE_SERVED, "ticketsServed",
          EventType.QUEUE_ABANDONED, "ticketsAbandoned");

  private OtherTruth() {}

  /**
   * Counts them into the book.
   *
   * @param plan null for a service point
   * @param until last moment, inclusive; what falls due before it has fallen due
   */
  public static void count(Life life, @Nullable CasePlan plan, long until, TruthBook book) {
    Set<String> seen = new HashSet<>();
    long contracted = CasePlan.NONE;
    long finished = CasePlan.NONE;
    for (SimEvent event : life.deliveries()) {
      if (event.sendAt() > until || event.broken() || event.test()) {
        continue;
      }
      String name = TICKETS.get(event.type());
      if (name != null && seen.add(name + event.subject())) {
        book.count(name, 1);
      }
      if (event.type() == EventType.AGENCY_CONTRACTED) {
        contracted = event.time();
      } else if (event.type() == EventType.AGENCY_FINISHED) {
        finished = event.time();
      }
    }
    if (plan != null && contracted != CasePlan.NONE && plan.agencyDueAt() < until) {
      book.count("contractsDue", 1);
      boolean onTime = finished != CasePlan.NONE && finished <= plan.agencyDueAt();
      book.count("contractsOnTime", onTime ? 1 : 0);
    }
  }
}
