package io.xiaoneng.claim;

import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.StepRules;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.supervision.WorkTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which steps a claim may take, and until when.
 *
 * @param terms how long everybody has
 * @param time by which calendar
 */
public record ClaimRules(ClaimTerms terms, WorkTime time) {

  /**
   * What somebody wants to do.
   *
   * @param days granted, for {@link ClaimStep#ACCEPT}; null for all that were claimed
   */
  public record Wish(ClaimStep step, String text, @Nullable Integer days) {}

  /**
   * A new claim.
   *
   * @param days counted days claimed
   * @param overdue of its case as it stands
   * @throws StepRefusedException where that hand may raise none, says nothing, claims more than
   *     there is, or comes too late
   */
  public OverdueClaim raise(
      ClaimReason reason, int days, OverdueDays overdue, Hand hand, Instant at, String text) {
    Party party = StepRules.party(ClaimStep.RAISE, hand);
    StepRules.words(ClaimStep.RAISE, text);
    if (overdue.days() == 0) {
      throw new StepRefusedException(
          Refusal.WRONG_STATE, "the case has no overdue working day that could be claimed");
    }
    Instant ended = overdue.endedAt();
    if (ended != null && at.isAfter(time.end(ended, terms.raise()))) {
      throw new StepRefusedException(
          Refusal.TERM_OVER,
          "days of a case can be claimed until " + time.end(ended, terms.raise()));
    }
    if (days < 1 || days > overdue.left()) {
      throw StepRules.incomplete(
          "days is %d, must be 1 to %d: %d working days overdue, %d claimed already"
              .formatted(days, overdue.left(), overdue.days(), overdue.spoken()));
    }
    return new OverdueClaim(
        reason, List.of(new ClaimEntry(ClaimStep.RAISE, party, hand.name(), at, text, days)));
  }

  /**
   * The claim one step on.
   *
   * @param overdue of its case as it stands now, the claim itself not among what is spoken for
   * @throws StepRefusedException where the rules do not allow it, with the reason
   */
  public OverdueClaim take(
      OverdueClaim claim, Wish wish, OverdueDays overdue, Hand hand, Instant at) {
    ClaimStep step = wish.step();
    Party party = StepRules.admit("claim", claim, step, hand);
    if (party != Party.UNIT
        && (hand.parties().contains(Party.UNIT)
            || claim.history().get(0).by().equals(hand.name()))) {
      throw new StepRefusedException(
          Refusal.OWN_MATTER, hand.name() + " stands on the side of the claim, cannot decide it");
    }
    StepRules.words(step, wish.text());
    return claim.with(
        new ClaimEntry(
            step,
            party,
            hand.name(),
            StepRules.following(claim, at),
            wish.text(),
            step == ClaimStep.ACCEPT ? granted(claim, wish, overdue) : 0));
  }

  private static int granted(OverdueClaim claim, Wish wish, OverdueDays overdue) {
    int most = Math.min(claim.claimed(), overdue.left());
    Integer days = wish.days();
    int granted = days == null ? claim.claimed() : days;
    if (granted < 1 || granted > most) {
      throw StepRules.incomplete(
          "days is %d, must be 1 to %d: %d claimed, %d overdue and free by now"
              .formatted(granted, most, claim.claimed(), overdue.left()));
    }
    return granted;
  }

  /** The steps that hand may take now, given the words that they need. */
  public Set<ClaimStep> open(OverdueClaim claim, OverdueDays overdue, Hand hand, Instant at) {
    Set<ClaimStep> open = EnumSet.noneOf(ClaimStep.class);
    for (ClaimStep step : ClaimStep.values()) {
      try {
        take(claim, new Wish(step, "…", step == ClaimStep.ACCEPT ? 1 : null), overdue, hand, at);
        open.add(step);
      } catch (StepRefusedException refused) {
        // Not this one.
      }
    }
    return open;
  }

  /** When the term of whoever decides ends; null once it is decided. */
  public @Nullable Instant due(OverdueClaim claim) {
    return claim.state() == ClaimState.RAISED ? time.end(claim.raisedAt(), terms.decide()) : null;
  }

  /** How its term stands. */
  public Urgency urgency(OverdueClaim claim, Instant now) {
    return time.urgency(due(claim), now, terms.patience());
  }
}
