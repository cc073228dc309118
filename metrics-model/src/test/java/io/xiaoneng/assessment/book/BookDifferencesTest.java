package io.xiaoneng.assessment.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xiaoneng.assessment.LineScore.State;
import io.xiaoneng.assessment.book.BookDifferences.Difference;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BookDifferencesTest {

  private static final Text NAME = new Text("区", "District");

  private static BookLine line(String metric, Double value, double points) {
    return new BookLine(
        metric,
        NAME,
        "ratio",
        50,
        1,
        value,
        value,
        null,
        null,
        30,
        null,
        null,
        20,
        State.SCORED,
        points,
        0.0,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Scorecard card(String code, double total, BookLine... lines) {
    return new Scorecard(
        code,
        NAME,
        Standing.RANKED,
        null,
        0,
        List.of(lines),
        100,
        total,
        List.of(),
        0,
        List.of(),
        0,
        total,
        0.0,
        new Scorecard.Place(1, 1, 1, 1),
        null);
  }

  private static Book book(Scorecard... cards) {
    return new Book(
        "2026-03",
        Instant.EPOCH,
        Instant.EPOCH,
        new Versions("1", new TreeMap<>(), "cn", "", 0, ""),
        List.of(),
        List.of(new BookClass("plan", "districts", NAME, "unit", List.of(cards), List.of())));
  }

  @Test
  void theSameBooksDifferInNothing() {
    Book book = book(card("a", 80, line("on-time", 0.9, 40)));
    assertThat(BookDifferences.between(book, book)).isEmpty();
  }

  @Test
  void aChangedLineIsToldWithBothSidesAndTheTotalBehindIt() {
    List<Difference> differences =
        BookDifferences.between(
            book(
                card("a", 80, line("on-time", 0.9, 40), line("once-told", 1.0, 40)),
                card("b", 70, line("on-time", 0.8, 30))),
            book(
                card("b", 70, line("on-time", 0.8, 30)),
                card("a", 85, line("on-time", 0.95, 45), line("once-told", 1.0, 40))));
    assertThat(differences)
        .extracting(Difference::code, Difference::what)
        .containsExactly(tuple("a", "on-time"), tuple("a", BookDifferences.TOTAL));
    assertThat(differences.get(0).from().value()).isEqualTo(0.9);
    assertThat(differences.get(0).to().value()).isEqualTo(0.95);
    assertThat(differences.get(1).to().points()).isEqualTo(85);
  }

  @Test
  void whoCameAndWhoWentIsTold() {
    Book one = book(card("a", 80, line("on-time", 0.9, 40)));
    Book other = book(card("b", 70, line("on-time", 0.8, 30)));
    assertThat(BookDifferences.between(one, other))
        .filteredOn(each -> each.what().equals("on-time"))
        .satisfiesExactly(
            came -> {
              assertThat(came.code()).isEqualTo("b");
              assertThat(came.from()).isNull();
            },
            went -> {
              assertThat(went.code()).isEqualTo("a");
              assertThat(went.to()).isNull();
            });
  }

  @Test
  void aLineThatNoLongerCountsIsADifferenceEvenWithoutPoints() {
    BookLine few =
        new BookLine(
            "on-time",
            NAME,
            "ratio",
            50,
            1,
            0.9,
            0.9,
            null,
            null,
            5,
            null,
            null,
            20,
            State.TOO_FEW,
            null,
            null,
            0,
            0,
            null,
            null,
            null,
            null,
            null,
            null);
    BookLine out =
        new BookLine(
            "on-time",
            NAME,
            "ratio",
            50,
            1,
            0.9,
            null,
            null,
            null,
            5,
            null,
            null,
            20,
            State.EXCLUDED,
            null,
            null,
            0,
            0,
            null,
            null,
            null,
            null,
            null,
            "查实");
    assertThat(BookDifferences.between(book(card("a", 80, few)), book(card("a", 80, out))))
        .extracting(Difference::what)
        .containsExactly("on-time");
  }
}
