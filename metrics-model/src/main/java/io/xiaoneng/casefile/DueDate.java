package io.xiaoneng.casefile;

import io.xiaoneng.registry.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a limit falls due, and how special procedures move that moment (metric catalogue, §1).
 *
 * <p>The procedures are gone through in the order they began, because whether one still counts
 * depends on the due date as the earlier ones have left it: begun after it, a procedure moves
 * nothing. The date then lies as many counted days after its base as days were granted and as
 * counted days in (accepted, due] were stopped.
 *
 * @param at null while a stop begun before it is open
 * @param grantedDays days of the extensions granted before it
 */
record DueDate(@Nullable Instant at, int grantedDays) {

  private static final DueDate NONE = new DueDate(null, 0);

  /**
   * The moved due date.
   *
   * @param base where the limit ends by itself; null for no limit, which nothing moves
   * @param accepted local date of acceptance, day 0
   * @param expiry of the licence to be renewed: the due date is not later; null for none
   */
  static DueDate of(
      @Nullable Instant base,
      LocalDate accepted,
      @Nullable Instant expiry,
      Procedures procedures,
      Rules rules) {
    if (base == null) {
      return NONE;
    }
    DueDate due = moved(base, accepted, procedures, rules);
    boolean expired = expiry != null && due.at() != null && expiry.isBefore(due.at());
    return expired ? new DueDate(expiry, due.grantedDays()) : due;
  }

  private static DueDate moved(
      Instant base, LocalDate accepted, Procedures procedures, Rules rules) {
    List<Procedure> all = procedures.all();
    if (all.isEmpty()) {
      return new DueDate(base, 0);
    }
    List<Procedure> stops = new ArrayList<>(all.size());
    int granted = 0;
    boolean open = false;
    Instant due = base;
    for (Procedure each : all) {
      if (!open && tooLate(each, due)) {
        continue;
      }
      if (each.stop()) {
        stops.add(each);
        open |= each.end() == null;
      } else {
        granted += each.grantedDays();
      }
      due = moved(base, accepted, stops, granted, rules);
    }
    return new DueDate(open ? null : due, granted);
  }

  /** A stop begun after the due date, or an extension not granted before it, moves nothing. */
  private static boolean tooLate(Procedure procedure, Instant due) {
    return procedure.stop() ? procedure.start().isAfter(due) : !procedure.start().isBefore(due);
  }

  private static Instant moved(
      Instant base, LocalDate accepted, List<Procedure> stops, int granted, Rules rules) {
    LocalDate day = rules.dateOf(base);
    int by = granted;
    while (true) {
      LocalDate due = rules.calendar().plus(day, by);
      int needed = granted + Procedures.stoppedBetween(stops, accepted, due, rules.calendar());
      if (needed == by) {
        return rules.plusCounted(base, by);
      }
      by = needed;
    }
  }

  /**
   * The moment a limit ends that runs from acceptance, day 0; null for no limit. Days end with
   * their last millisecond, hours to the moment.
   */
  static @Nullable Instant end(Limit limit, Instant acceptedAt, LocalDate accepted, Rules rules) {
    return switch (limit.kind()) {
      case WORKING -> rules.lastMillisOf(rules.calendar().plus(accepted, limit.amount()));
      case CALENDAR -> rules.lastMillisOf(rules.calendar().roll(accepted.plusDays(limit.amount())));
      case MONTH -> rules.lastMillisOf(accepted.plusMonths(limit.amount()));
      case HOUR -> rules.hours().plus(acceptedAt, limit.amount(), rules.calendar(), rules.zone());
      case NONE -> null;
    };
  }
}
