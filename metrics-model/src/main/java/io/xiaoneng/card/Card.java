package io.xiaoneng.card;

import io.xiaoneng.supervision.MatterCourse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A card: nothing but what was done with it.
 *
 * @param history in order; begins with {@link CardStep#OPEN}
 */
public record Card(List<CardEntry> history) implements MatterCourse<CardEntry> {

  public Card {
    history = List.copyOf(history);
    if (history.isEmpty() || history.get(0).step() != CardStep.OPEN) {
      throw new IllegalArgumentException("a card begins with being opened");
    }
  }

  @Override
  public CardState state() {
    return last().step().to();
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

  /** With one more step. */
  Card with(CardEntry entry) {
    return new Card(Stream.concat(history.stream(), Stream.of(entry)).toList());
  }
}
