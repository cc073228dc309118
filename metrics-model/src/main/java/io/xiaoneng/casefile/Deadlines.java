package io.xiaoneng.casefile;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * When a case falls due, by the promise and by statute.
 *
 * @param promise null where no promise is known, or while a stop begun before it is open
 * @param statutory likewise, by the registry's statutory limit
 * @param grantedDays days of the extensions granted before the promise (without one, before the
 *     statutory limit) fell due
 * @param statutoryDays the statutory limit in counted days from acceptance, as no procedure has
 *     moved it; null without one
 */
record Deadlines(
    @Nullable Instant promise,
    @Nullable Instant statutory,
    int grantedDays,
    @Nullable Integer statutoryDays) {

  private static final Deadlines NONE = new Deadlines(null, null, 0, null);

  /**
   * The deadlines of a case; none without acceptance.
   *
   * @param flags receives what is odd about the promise
   */
  static Deadlines of(
      @Nullable Acceptance acceptance,
      @Nullable Origin origin,
      Milestones milestones,
      CaseEvents events,
      Procedures procedures,
      Rules rules,
      EnumSet<CaseFlag> flags) {
    if (acceptance == null || origin == null) {
      return NONE;
    }
    Instant accepted = acceptance.at();
    LocalDate day = rules.dateOf(accepted);
    Item item = origin.item();
    Promise sent = Promise.of(acceptance.event(), milestones.accepted, events.superseded());
    if (sent.rewritten()) {
      flags.add(CaseFlag.PROMISE_REWRITTEN);
    }
    Instant promised =
        immediate(acceptance.event())
            ? rules.lastMillisOf(day)
            : earlier(
                sent.first(),
                DueDate.end(item == null ? Limit.NONE : item.promised(), accepted, day, rules),
                flags);
    Instant statutory =
        DueDate.end(item == null ? Limit.NONE : item.statutory(), accepted, day, rules);
    DueDate byPromise = DueDate.of(promised, day, origin.expiry(), procedures, rules);
    DueDate byStatute = DueDate.of(statutory, day, origin.expiry(), procedures, rules);
    return new Deadlines(
        byPromise.at(),
        byStatute.at(),
        promised != null ? byPromise.grantedDays() : byStatute.grantedDays(),
        statutory == null ? null : rules.calendar().countedBetween(day, rules.dateOf(statutory)));
  }

  private static boolean immediate(@Nullable Event accepted) {
    return accepted != null && "IMMEDIATE".equals(accepted.data().text(DataField.CASE_KIND));
  }

  /** The promise as first sent or, where there is none or it is longer, the registry's. */
  private static @Nullable Instant earlier(
      @Nullable Instant sent, @Nullable Instant registered, EnumSet<CaseFlag> flags) {
    if (sent == null) {
      return registered;
    }
    if (registered != null && registered.isBefore(sent)) {
      flags.add(CaseFlag.PROMISE_LONGER_THAN_REGISTRY);
      return registered;
    }
    return sent;
  }
}
