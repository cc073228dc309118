package io.xiaoneng.casefile;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.registry.Item;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The acceptance 受理 that counts: where the statutory clock starts.
 *
 * @param at start of the clock
 * @param event the event behind it; null for a deemed acceptance
 * @param deemedFrom from when a deemed acceptance holds; null for a real one
 */
record Acceptance(Instant at, @Nullable Event event, @Nullable Instant deemedFrom) {

  /** Working days after which silence is acceptance: 行政许可法 §32. */
  static final int DEEMED_AFTER = 5;

  /**
   * The acceptance that counts, or null where there is none.
   *
   * @param item of the case, or null where it is not registered
   * @param flags receives what is odd about it
   */
  static @Nullable Acceptance of(
      Milestones milestones, @Nullable Item item, Rules rules, EnumSet<CaseFlag> flags) {
    if (milestones.accepted.isEmpty()) {
      return item != null && item.licence() ? deemed(milestones, rules) : null;
    }
    Event event = counted(milestones, flags);
    if (item != null && item.licence() && late(event, milestones, rules)) {
      flags.add(CaseFlag.ACCEPTED_LATE);
    }
    return new Acceptance(event.time(), event, null);
  }

  /** 补正 moves the start: the earliest acceptance not before the last supplement. */
  private static Event counted(Milestones milestones, EnumSet<CaseFlag> flags) {
    List<Event> supplemented = milestones.supplemented;
    Event earliest = milestones.accepted.get(0);
    if (supplemented.isEmpty()) {
      return earliest;
    }
    Instant last = supplemented.get(supplemented.size() - 1).time();
    for (Event each : milestones.accepted) {
      if (!each.time().isBefore(last)) {
        return each;
      }
    }
    String mode = earliest.data().text(DataField.MODE);
    if (!"TOLERANT".equals(mode) && !"COMMITMENT".equals(mode)) {
      flags.add(CaseFlag.ACCEPTED_BEFORE_SUPPLEMENTED);
    }
    return earliest;
  }

  private static @Nullable Acceptance deemed(Milestones milestones, Rules rules) {
    Event applied = milestones.applied;
    if (applied == null || milestones.refused != null) {
      return null;
    }
    Event supplement = milestones.lastSupplementBy(Instant.MAX);
    Event start = supplement == null ? applied : supplement;
    if (requestedBetween(supplement, Instant.MAX, milestones)) {
      return null;
    }
    return new Acceptance(start.time(), null, deemedFrom(start.time(), rules));
  }

  /** Whether silence had already become acceptance when the real one came. */
  private static boolean late(Event accepted, Milestones milestones, Rules rules) {
    Event applied = milestones.applied;
    Instant at = accepted.time();
    if (applied == null || milestones.refused != null && milestones.refused.time().isBefore(at)) {
      return false;
    }
    Event supplement = milestones.lastSupplementBy(at);
    Event start = supplement == null ? applied : supplement;
    return !at.isBefore(deemedFrom(start.time(), rules))
        && !requestedBetween(supplement, at, milestones);
  }

  /** Whether more was asked for after that supplement (null: ever) and before {@code end}. */
  private static boolean requestedBetween(
      @Nullable Event supplement, Instant end, Milestones milestones) {
    for (Event each : milestones.requested) {
      boolean answered = supplement != null && !each.time().isAfter(supplement.time());
      if (!answered && each.time().isBefore(end)) {
        return true;
      }
    }
    return false;
  }

  /** The first moment after the fifth counted day. */
  private static Instant deemedFrom(Instant start, Rules rules) {
    return rules.startOf(rules.calendar().plus(rules.dateOf(start), DEEMED_AFTER).plusDays(1));
  }
}
