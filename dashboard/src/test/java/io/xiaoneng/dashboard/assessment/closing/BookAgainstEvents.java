package io.xiaoneng.dashboard.assessment.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.assessment.Knot;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Tie;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds books against what plain SQL makes of the raw events, and points against their rules. */
final class BookAgainstEvents {

  private final RawEvents raw;
  private int compared;

  BookAgainstEvents(RawEvents raw) {
    this.raw = raw;
  }

  /** How many numbers were compared so far. */
  int compared() {
    return compared;
  }

  /** Holds every number of a book against the raw events. */
  void compare(Book book) {
    YearMonth month = YearMonth.parse(book.month());
    Map<String, Map<String, RawEvents.Sums>> sums = new HashMap<>();
    for (BookClass of : book.classes()) {
      SchemeClass scheme = book.scheme(of).orElseThrow();
      for (Scorecard card : of.cards()) {
        double points = 0;
        int weight = 0;
        for (int i = 0; i < card.lines().size(); i++) {
          BookLine line = card.lines().get(i);
          SchemeLine rule = scheme.lines().get(i);
          assertThat(line.metric()).isEqualTo(rule.metric());
          RawEvents.Sums expected =
              told(line.metric())
                  ? sums.computeIfAbsent(line.metric(), id -> raw.of(id, month, book.knownAt()))
                      .get(card.code())
                  : null;
          String where = "%s %s %s".formatted(book.month(), card.code(), line.metric());
          compare(where, line, expected);
          if (line.points() != null) {
            assertThat(line.points())
                .as(where)
                .isEqualTo(rule.weight() * share(rule, line.value()), within(1e-9));
            points += line.points();
            weight += line.weight();
          }
        }
        String where = book.month() + " " + card.code();
        assertThat(card.scoredWeight()).as(where).isEqualTo(weight);
        if (weight >= 50) {
          assertThat(card.total()).as(where).isEqualTo(points * 100 / weight, within(1e-9));
        } else {
          assertThat(card.total()).as(where).isNull();
        }
      }
      for (Tie tie : of.ties()) {
        if (told(tie.metric())) {
          double all =
              raw.of(tie.metric(), month, book.knownAt()).values().stream()
                  .mapToDouble(RawEvents.Sums::denominator)
                  .sum();
          assertThat(tie.cityDenominator()).as(tie.metric()).isEqualTo(all);
        }
      }
    }
  }

  private void compare(String where, BookLine line, RawEvents.Sums expected) {
    compared++;
    if (expected == null || expected.denominator() == 0) {
      assertThat(line.value()).as(where).isNull();
      return;
    }
    assertThat(line.numerator()).as(where).isEqualTo(expected.numerator());
    assertThat(line.denominator()).as(where).isEqualTo(expected.denominator());
    assertThat(line.value())
        .as(where)
        .isEqualTo(expected.numerator() / expected.denominator(), within(1e-12));
  }

  /** What the raw events of this year tell of; the others have no data in it. */
  private static boolean told(String metric) {
    return Set.of(
            "on-time",
            "statutory-on-time",
            "accept-on-time",
            "delivery-on-time",
            "once-told",
            "one-window-cases",
            "materials-shared",
            "agency-on-time")
        .contains(metric);
  }

  /** Straight lines between knots, written anew. */
  private static double share(SchemeLine line, double value) {
    List<Knot> knots = line.scoring().knots();
    Knot before = knots.get(0);
    if (value <= before.value()) {
      return before.share();
    }
    for (Knot knot : knots.subList(1, knots.size())) {
      if (value <= knot.value()) {
        return before.share()
            + (knot.share() - before.share())
                * (value - before.value())
                / (knot.value() - before.value());
      }
      before = knot;
    }
    return before.share();
  }
}
