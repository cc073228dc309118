package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.CardRules;
import io.xiaoneng.card.CardState;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.supervision.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The open cards that wait for somebody. */
@Component
public class CardLines {

  private final CardService cards;
  private final CityClock clock;

  CardLines(CardService cards, CityClock clock) {
    this.cards = cards;
    this.clock = clock;
  }

  /**
   * The first of the cards that wait for that party and that the actor may see, what is due soonest
   * on top.
   *
   * @param total of all of them
   */
  public record Waiting(long total, List<CardView.Line> first) {}

  /**
   * The cards that wait for a party.
   *
   * @param begunToo whether those that were begun and are not issued yet are among them
   */
  public Waiting waiting(Party party, Actor actor, int most, boolean begunToo) {
    Set<CardState> states = EnumSet.noneOf(CardState.class);
    for (CardState each : CardState.values()) {
      if (each.waitsFor() == party && (begunToo || each != CardState.PENDING)) {
        states.add(each);
      }
    }
    return of(states, actor, most);
  }

  /** The cards that were begun and are not issued yet. */
  public Waiting begun(Actor actor, int most) {
    return of(EnumSet.of(CardState.PENDING), actor, most);
  }

  /** All open cards that walls may show, as {@link CardState#isFinal} says. */
  public List<CardView.Line> shown(Actor actor) {
    Set<CardState> states = EnumSet.noneOf(CardState.class);
    for (CardState each : CardState.values()) {
      if (each.isFinal() && each.open()) {
        states.add(each);
      }
    }
    CardRules rules = cards.rules();
    Instant now = clock.now();
    List<CardView.Line> lines = new ArrayList<>();
    long total = 1;
    for (int page = 1; lines.size() < total; page++) {
      CardService.CardList found =
          cards.list(new CardQuery(states, null, null, null, false, page), actor);
      if (found.cards().isEmpty()) {
        break;
      }
      total = found.total();
      found.cards().forEach(each -> lines.add(CardView.Line.of(each, rules, now)));
    }
    return lines;
  }

  /** How many issued cards are in each open state. */
  public Map<CardState, Long> issued(Actor actor) {
    Map<CardState, Long> counts = new EnumMap<>(CardState.class);
    for (CardState each : CardState.values()) {
      if (each.open() && each != CardState.PENDING) {
        counts.put(each, of(EnumSet.of(each), actor, 0).total());
      }
    }
    return counts;
  }

  /** Ids of the alerts that a card was made of. */
  public Set<String> alertsTaken() {
    return cards.origins("ALERT");
  }

  private Waiting of(Set<CardState> states, Actor actor, int most) {
    if (states.isEmpty()) {
      return new Waiting(0, List.of());
    }
    CardService.CardList found =
        cards.list(new CardQuery(states, null, null, null, false, 1), actor);
    CardRules rules = cards.rules();
    Instant now = clock.now();
    return new Waiting(
        found.total(),
        found.cards().stream()
            .limit(most)
            .map(each -> CardView.Line.of(each, rules, now))
            .toList());
  }
}
