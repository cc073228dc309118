package io.xiaoneng.card;

import io.xiaoneng.supervision.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A card: nothing but what was done with it.
 *
 * @param history in order; begins with {@link CardStep#OPEN}
 */
public record Card(List<CardEntry> history) {

  public Card {
    history = List.copyOf(history);
    if (history.isEmpty() || history.get(0).step() != CardStep.OPEN) {
      throw new IllegalArgumentException("a card begins with being opened");
    }
  }

  /** Where it stands. */
  public CardState state() {
    return last().step().to();
  }

  /** Counts up with every step: what two people read and only one may go on from. */
  public int version() {
    return history.size();
  }

  /** The step taken last. */
  public CardEntry last() {
    return history.get(history.size() - 1);
  }

  /** Since when it has been where it stands. */
  public Instant since() {
    return arrival().at();
  }

  /** The step that brought it where it stands. */
  public CardEntry arrival() {
    int i = history.size() - 1;
    // What is said without moving the card does not begin its term anew.
    while (history.get(i).step() == CardStep.STATE) {
      i--;
    }
    return history.get(i);
  }

  /** Whether that step was ever taken. */
  public boolean has(CardStep step) {
    return first(step).isPresent();
  }

  /** That step as it was taken first. */
  public Optional<CardEntry> first(CardStep step) {
    return history.stream().filter(each -> each.step() == step).findFirst();
  }

  /** Whether somebody took a step on another side than the reviewers'. */
  public boolean touchedBy(String name) {
    return history.stream()
        .anyMatch(each -> each.party() != Party.REVIEWER && each.by().equals(name));
  }

  /** With one more step. */
  Card with(CardEntry entry) {
    return new Card(Stream.concat(history.stream(), Stream.of(entry)).toList());
  }
}
