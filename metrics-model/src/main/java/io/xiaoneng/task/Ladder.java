package io.xiaoneng.task;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How hard and how often a unit may be pressed; data with a version.
 *
 * @param between counted days between two letters in one matter, at least
 * @param window counted days over which a unit's letters are counted
 * @param most letters to one unit within the window, in all matters
 */
public record Ladder(String id, int version, int between, int window, int most) {

  /** The limits in force. */
  public static final Ladder STANDARD = new Ladder("letter-ladder", 1, 5, 20, 4);

  /**
   * Sees whether a letter may be written.
   *
   * @param known letters to the same unit, in any order; others are passed over
   * @param appealable whether the unit can still appeal in this matter: a 通报 waits for that
   * @throws StepRefusedException where a milder one comes first, the last is too fresh, the unit
   *     was written to often enough, or no document is named
   */
  public void check(Letter letter, List<Letter> known, WorkCalendar calendar, boolean appealable) {
    if (letter.basis().isBlank()) {
      throw new StepRefusedException(
          Refusal.INCOMPLETE, "a letter needs the document that it rests on");
    }
    List<Letter> own =
        known.stream()
            .filter(each -> each.unit().equals(letter.unit()))
            .filter(each -> !each.date().isAfter(letter.date()))
            .toList();
    List<Letter> before =
        own.stream().filter(each -> each.matter().equals(letter.matter())).toList();
    Rung reached = before.stream().map(Letter::rung).max(Comparator.naturalOrder()).orElse(null);
    int next = reached == null ? 0 : reached.ordinal() + 1;
    if (letter.rung().ordinal() > next) {
      throw tooSoon(Rung.values()[next] + " comes before " + letter.rung());
    }
    Optional<LocalDate> last = before.stream().map(Letter::date).max(Comparator.naturalOrder());
    if (last.isPresent() && calendar.countedBetween(last.get(), letter.date()) < between) {
      throw tooSoon(
          "the last letter in this matter is of "
              + last.get()
              + "; the next may be written from "
              + calendar.plus(last.get(), between));
    }
    long recent =
        own.stream()
            .filter(each -> calendar.countedBetween(each.date(), letter.date()) < window)
            .count();
    if (recent >= most) {
      throw tooSoon(
          "unit %s was written to %d times within %d counted days, at most %d are allowed"
              .formatted(letter.unit(), recent, window, most));
    }
    if (letter.rung() == Rung.CIRCULAR && appealable) {
      throw tooSoon("a CIRCULAR waits until no appeal is possible any more");
    }
  }

  private static StepRefusedException tooSoon(String why) {
    return new StepRefusedException(Refusal.TOO_SOON, why);
  }
}
