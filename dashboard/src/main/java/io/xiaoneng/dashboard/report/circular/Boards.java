package io.xiaoneng.dashboard.report.circular;

import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Standing;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Who of a class is named 红黑榜; pure. Named as the best are the units of the first band, as the
 * worst those of the last that also have a red card which was issued in the month and stands after
 * every appeal. Where all units are of one band nobody can be told from anybody, and nobody is
 * named. Units that are not ranked are on neither board.
 *
 * @param bands how many bands the class has; 0 where nobody is ranked
 * @param red in the order of their totals
 * @param black likewise
 */
record Boards(int bands, List<Scorecard> red, List<Scorecard> black) {

  private static final String RED_CARD = "RED_CARD";

  /** Takes its own copies. */
  Boards {
    red = List.copyOf(red);
    black = List.copyOf(black);
  }

  /**
   * The boards of a class.
   *
   * @param stands whether a card, {@code card/7}, was issued and stands after every appeal
   */
  static Boards of(BookClass of, Predicate<String> stands) {
    List<Scorecard> ranked =
        of.cards().stream()
            .filter(each -> each.standing() == Standing.RANKED && each.place() != null)
            .toList();
    int bands = ranked.stream().mapToInt(Boards::band).max().orElse(0);
    if (bands < 2) {
      return new Boards(bands, List.of(), List.of());
    }
    return new Boards(
        bands,
        ranked.stream().filter(each -> band(each) == 1).toList(),
        ranked.stream()
            .filter(each -> band(each) == bands && redCards(each).stream().anyMatch(stands))
            .toList());
  }

  private static int band(Scorecard card) {
    return Objects.requireNonNull(card.place()).band();
  }

  /** The red cards that took points off a scorecard. */
  static List<String> redCards(Scorecard card) {
    return card.deductions().stream()
        .filter(each -> each.kind().equals(RED_CARD))
        .map(Scorecard.Deduction::matter)
        .toList();
  }
}
