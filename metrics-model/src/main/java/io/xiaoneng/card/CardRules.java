package io.xiaoneng.card;

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
 * Which steps a card may take, and until when.
 *
 * @param terms how long everybody has
 * @param time by which calendar
 */
public record CardRules(CardTerms terms, WorkTime time) {

  /**
   * What somebody wants to do.
   *
   * @param text what they say; "" for nothing
   * @param claim the cause that the unit claims, for an appeal; null else
   * @param days counted days to mend, 1 to {@link CardTerms#LONGEST}, for an order; null for the
   *     usual term
   */
  public record Wish(CardStep step, String text, @Nullable Claim claim, @Nullable Integer days) {

    /** A step with words. */
    public static Wish of(CardStep step, String text) {
      return new Wish(step, text, null, null);
    }
  }

  /**
   * A new card.
   *
   * @throws StepRefusedException where that hand may open none, or gives no reason
   */
  public Card open(Hand hand, Instant at, String text) {
    Wish wish = Wish.of(CardStep.OPEN, text);
    complete(wish);
    return new Card(
        List.of(
            new CardEntry(
                CardStep.OPEN,
                StepRules.party(wish.step(), hand),
                hand.name(),
                at,
                text,
                null,
                null)));
  }

  /**
   * The card one step on.
   *
   * @throws StepRefusedException where the rules do not allow it, with the reason
   */
  public Card take(Card card, Wish wish, Hand hand, Instant at) {
    CardStep step = wish.step();
    Party party = StepRules.admit("card", card, step, hand);
    complete(wish);
    timely(card, step, at);
    return card.with(
        new CardEntry(
            step,
            party,
            hand.name(),
            StepRules.following(card, at),
            wish.text(),
            wish.claim(),
            wish.days()));
  }

  /** The steps that hand may take now, given the words that they need. */
  public Set<CardStep> open(Card card, Hand hand, Instant at) {
    Set<CardStep> open = EnumSet.noneOf(CardStep.class);
    for (CardStep step : CardStep.values()) {
      try {
        take(card, new Wish(step, "…", Claim.OTHER, null), hand, at);
        open.add(step);
      } catch (StepRefusedException refused) {
        // Not this one.
      }
    }
    return open;
  }

  /** When the term of whoever it waits for ends; null at the end of the card. */
  public @Nullable Instant due(Card card) {
    if (!card.state().open()) {
      return null;
    }
    Integer given = card.arrival().days();
    boolean own = card.state() == CardState.RECTIFYING && given != null;
    return time.end(card.since(), own && given != null ? given : terms.of(card.state()));
  }

  /** Until when the unit may be heard before the card is issued. */
  public Instant heardUntil(Card card) {
    return time.end(card.history().get(0).at(), terms.hearing());
  }

  /** How its term stands. */
  public Urgency urgency(Card card, Instant now) {
    return time.urgency(due(card), now, terms.patience());
  }

  private static void complete(Wish wish) {
    StepRules.words(wish.step(), wish.text());
    if (wish.step() == CardStep.APPEAL && wish.claim() == null) {
      throw StepRules.incomplete("an appeal needs a claim: what is said to be the cause");
    }
    Integer days = wish.days();
    if (days != null && (days < 1 || days > CardTerms.LONGEST)) {
      throw StepRules.incomplete("days is " + days + ", must be 1 to " + CardTerms.LONGEST);
    }
  }

  private void timely(Card card, CardStep step, Instant at) {
    if (step == CardStep.ISSUE && !card.has(CardStep.STATE) && !at.isAfter(heardUntil(card))) {
      throw new StepRefusedException(
          Refusal.NOT_HEARD, "the unit has not been heard and may be until " + heardUntil(card));
    }
    if (step == CardStep.APPEAL && card.has(CardStep.APPEAL)) {
      throw new StepRefusedException(Refusal.ONCE_ONLY, "there was an appeal already");
    }
    boolean unitsTerm =
        step == CardStep.DEEM_RECEIVED
            || (step == CardStep.ORDER && card.state() == CardState.RECEIVED);
    Instant due = due(card);
    if (unitsTerm && due != null && !at.isAfter(due)) {
      throw new StepRefusedException(Refusal.TERM_RUNS, "the unit has until " + due);
    }
  }
}
