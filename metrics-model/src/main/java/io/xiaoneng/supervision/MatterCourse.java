package io.xiaoneng.supervision;

import java.util.List;

/**
 * A matter, a card or a task, as what was done in it and nothing else.
 *
 * @param <E> its entries
 */
public interface MatterCourse<E extends MatterEntry> {

  /** In order; never empty. */
  List<E> history();

  /** Where it stands. */
  MatterState state();

  /** Counts up with every step: what two people read and only one may go on from. */
  default int version() {
    return history().size();
  }

  /** The step taken last. */
  default E last() {
    return history().get(history().size() - 1);
  }

  /** Whether somebody took a step on another side than the reviewers'. */
  default boolean touchedBy(String name) {
    return history().stream()
        .anyMatch(each -> each.party() != Party.REVIEWER && each.by().equals(name));
  }
}
