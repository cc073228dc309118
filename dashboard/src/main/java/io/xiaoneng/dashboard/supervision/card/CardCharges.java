package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.supervision.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What cards weigh in a month's assessment. */
@Component
public class CardCharges {

  private final CardStore store;
  private final CardService cards;

  CardCharges(CardStore store, CardService cards) {
    this.store = store;
    this.cards = cards;
  }

  /** What a charge is for. */
  public enum Kind {
    /** A red card issued in the period. */
    RED_CARD,
    /** A yellow card issued in the period. */
    YELLOW_CARD,
    /** A term of the unit to receive, to explain or to mend that ended in it without an answer. */
    UNANSWERED
  }

  /**
   * A charge.
   *
   * @param unit code of the unit the card is about
   * @param matter for example {@code card/7}
   * @param title of the card
   */
  public record Charge(Kind kind, String unit, String matter, String title) {}

  /**
   * The charges of a period, by card. A card that was withdrawn, or whose appeal was upheld, weighs
   * nothing.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public List<Charge> of(Instant from, Instant to) {
    CardRules rules = cards.rules();
    List<Charge> charges = new ArrayList<>();
    for (CardFile file : store.issuedBefore(to)) {
      Card card = file.card();
      if (card.state() == CardState.WITHDRAWN || card.state() == CardState.UPHELD) {
        continue;
      }
      card.first(CardStep.ISSUE)
          .filter(issue -> within(issue.at(), from, to))
          .ifPresent(
              issue ->
                  charges.add(
                      charge(
                          file, file.kind() == CardKind.RED ? Kind.RED_CARD : Kind.YELLOW_CARD)));
      for (int i = unanswered(card, rules, from, to); i > 0; i--) {
        charges.add(charge(file, Kind.UNANSWERED));
      }
    }
    return charges;
  }

  private static Charge charge(CardFile file, Kind kind) {
    return new Charge(kind, file.unit(), file.matter().toString(), file.title());
  }

  /** How many terms of the unit ended within the period before it had answered. */
  private static int unanswered(Card card, CardRules rules, Instant from, Instant to) {
    int count = 0;
    List<CardEntry> history = card.history();
    for (int i = 1; i <= history.size(); i++) {
      Card then = new Card(history.subList(0, i));
      boolean arrived = then.arrival() == then.last();
      Instant due = rules.due(then);
      if (!arrived || then.state().waitsFor() != Party.UNIT || due == null) {
        continue;
      }
      boolean answered = i < history.size() && !history.get(i).at().isAfter(due);
      count += within(due, from, to) && !answered ? 1 : 0;
    }
    return count;
  }

  private static boolean within(Instant at, Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
