package io.xiaoneng.dashboard.report.circular;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Scorecard.Deduction;
import io.xiaoneng.assessment.book.Scorecard.Place;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardsTest {

  static Scorecard card(String code, int band, Standing standing, Deduction... deductions) {
    return new Scorecard(
        code,
        new Text(code, code),
        standing,
        1.0,
        0,
        List.of(),
        100,
        90.0,
        List.of(deductions),
        0,
        List.of(),
        0,
        90.0 - band,
        1.0,
        standing == Standing.RANKED ? new Place(band, band, band, 3) : null,
        null);
  }

  static Deduction red(int id) {
    return new Deduction("RED_CARD", "card/" + id, "连续两月超期", 5);
  }

  private static BookClass of(Scorecard... cards) {
    return new BookClass(
        "action-plan", "districts", new Text("区县", "Districts"), "unit", List.of(cards), List.of());
  }

  @Test
  void onlyTheLastBandWithARedCardThatStandsIsBlack() {
    BookClass of =
        of(
            card("a", 1, Standing.RANKED),
            card("b", 2, Standing.RANKED, red(1)),
            card("c", 3, Standing.RANKED),
            card("d", 3, Standing.RANKED, red(2)),
            card("e", 3, Standing.RANKED, red(3)),
            card("f", 3, Standing.RANKED, new Deduction("YELLOW_CARD", "card/4", "", 2)));
    Boards boards = Boards.of(of, matter -> !matter.equals("card/3"));
    assertThat(boards.bands()).isEqualTo(3);
    assertThat(boards.red()).extracting(Scorecard::code).containsExactly("a");
    assertThat(boards.black()).extracting(Scorecard::code).containsExactly("d");
  }

  @Test
  void whereNobodyCanBeToldApartNobodyIsNamed() {
    Boards boards =
        Boards.of(
            of(card("a", 1, Standing.RANKED), card("b", 1, Standing.RANKED, red(1))),
            matter -> true);
    assertThat(boards).isEqualTo(new Boards(1, List.of(), List.of()));
  }

  @Test
  void whoIsNotRankedIsOnNoBoard() {
    Boards boards =
        Boards.of(
            of(
                card("a", 1, Standing.RANKED),
                card("b", 2, Standing.RANKED),
                card("c", 2, Standing.DOUBTFUL, red(1))),
            matter -> true);
    assertThat(boards.black()).isEmpty();
    assertThat(Boards.of(of(card("c", 1, Standing.DOUBTFUL, red(1))), matter -> true).bands())
        .isZero();
  }
}
