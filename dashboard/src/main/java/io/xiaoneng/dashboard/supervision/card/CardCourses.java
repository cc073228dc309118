package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardStep;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issued cards as they stood at an instant: a card is its history, and what came later is left out
 * of it. Whoever asks has been let in before; nothing here narrows but the units asked for.
 */
@Component
public class CardCourses {

  private final CardStore store;
  private final CardService cards;

  CardCourses(CardStore store, CardService cards) {
    this.store = store;
    this.cards = cards;
  }

  /**
   * Cards that were issued by an instant and were open then, or had a step at or after another.
   *
   * @param asOf exclusive
   * @param since inclusive
   * @param units only of these; null for all
   * @return each as it stood at {@code asOf}, by id
   */
  public List<CardFile> at(Instant asOf, Instant since, @Nullable Set<String> units) {
    return store.issued(asOf, since).stream()
        .filter(each -> units == null || units.contains(each.unit()))
        .flatMap(each -> then(each, asOf))
        .filter(each -> each.card().state().open() || !each.card().last().at().isBefore(since))
        .toList();
  }

  /** When the term of whoever the card waits for ends; null at its end. */
  public @Nullable Instant due(CardFile file) {
    return cards.due(file);
  }

  /** Ids of the flags or alerts that a card was made of, issued or not. */
  public Set<String> origins(String kind) {
    return store.origins(kind);
  }

  private static Stream<CardFile> then(CardFile file, Instant asOf) {
    List<CardEntry> history =
        file.card().history().stream().filter(each -> each.at().isBefore(asOf)).toList();
    return history.stream().anyMatch(each -> each.step() == CardStep.ISSUE)
        ? Stream.of(file.with(new Card(history)))
        : Stream.empty();
  }
}
