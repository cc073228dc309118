package io.xiaoneng.task;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    List<Letter> own = to(letter.unit(), known, letter.date());
    List<Letter> before = in(letter.matter(), own);
    Rung next = next(before);
    if (letter.rung().compareTo(next) > 0) {
      throw tooSoon(next + " comes before " + letter.rung());
    }
    LocalDate last = last(before);
    if (last != null && calendar.countedBetween(last, letter.date()) < between) {
      throw tooSoon(
          "the last letter in this matter is of "
              + last
              + "; the next may be written from "
              + calendar.plus(last, between));
    }
    long recent = recent(own, letter.date(), calendar);
    if (recent >= most) {
      throw tooSoon(
          "unit %s was written to %d times within %d counted days, at most %d are allowed"
              .formatted(letter.unit(), recent, window, most));
    }
    if (letter.rung() == Rung.CIRCULAR && appealable) {
      throw tooSoon("a CIRCULAR waits until no appeal is possible any more");
    }
  }

  /**
   * What may be written next.
   *
   * @param highest the hardest rung that may be used
   * @param from the first day on which the limits let a letter go, today or later
   * @param written letters to the unit that count against the limit today
   */
  public record Outlook(Rung highest, LocalDate from, int written) {}

  /**
   * How it stands with letters to a unit in a matter.
   *
   * @param known letters to the same unit, in any order; others are passed over
   * @param appealable whether the unit can still appeal in this matter
   */
  public Outlook outlook(
      String unit,
      String matter,
      List<Letter> known,
      WorkCalendar calendar,
      LocalDate today,
      boolean appealable) {
    List<Letter> own = to(unit, known, today);
    List<Letter> before = in(matter, own);
    Rung next = next(before);
    LocalDate last = last(before);
    LocalDate from = last == null ? today : later(today, calendar.plus(last, between));
    while (recent(own, from, calendar) >= most) {
      from = calendar.plus(from, 1);
    }
    boolean waits = appealable && next == Rung.CIRCULAR;
    return new Outlook(waits ? Rung.INTERVIEW : next, from, (int) recent(own, today, calendar));
  }

  private static List<Letter> to(String unit, List<Letter> known, LocalDate until) {
    return known.stream()
        .filter(each -> each.unit().equals(unit))
        .filter(each -> !each.date().isAfter(until))
        .toList();
  }

  private static List<Letter> in(String matter, List<Letter> letters) {
    return letters.stream().filter(each -> each.matter().equals(matter)).toList();
  }

  /** The hardest rung that may follow those letters. */
  private static Rung next(List<Letter> before) {
    int reached = before.stream().map(Letter::rung).mapToInt(Rung::ordinal).max().orElse(-1);
    return Rung.values()[Math.min(reached + 1, Rung.values().length - 1)];
  }

  private static @Nullable LocalDate last(List<Letter> letters) {
    return letters.stream().map(Letter::date).max(Comparator.naturalOrder()).orElse(null);
  }

  private long recent(List<Letter> own, LocalDate day, WorkCalendar calendar) {
    return own.stream().filter(each -> calendar.countedBetween(each.date(), day) < window).count();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static StepRefusedException tooSoon(String why) {
    return new StepRefusedException(Refusal.TOO_SOON, why);
  }
}
