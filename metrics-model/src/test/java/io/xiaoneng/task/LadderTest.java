package io.xiaoneng.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.supervision.StepRefusedException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static final WorkCalendar CALENDAR = WorkCalendar.of("cn");
  private static final String BASIS = "市政发〔2019〕1号";

  private static Letter letter(String matter, Rung rung, String date) {
    return new Letter("U", matter, rung, LocalDate.parse(date), BASIS);
  }

  private static void allowed(Letter letter, Letter... known) {
    assertThatCode(() -> Ladder.STANDARD.check(letter, List.of(known), CALENDAR, false))
        .doesNotThrowAnyException();
  }

  private static void refused(String told, Letter letter, Letter... known) {
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> Ladder.STANDARD.check(letter, List.of(known), CALENDAR, false))
        .withMessageContaining(told);
  }

  @Test
  void goesUpRungByRungInEveryMatter() {
    Letter first = letter("task/3", Rung.REMINDER, "2019-03-01");
    allowed(first);
    refused("REMINDER comes before", letter("task/3", Rung.ORDER, "2019-03-01"));
    allowed(letter("task/3", Rung.ORDER, "2019-03-11"), first);
    allowed(letter("task/3", Rung.REMINDER, "2019-03-11"), first);
    refused(
        "INTERVIEW comes before",
        letter("task/3", Rung.CIRCULAR, "2019-04-11"),
        first,
        letter("task/3", Rung.ORDER, "2019-03-11"));
    refused("comes before", letter("task/4", Rung.ORDER, "2019-03-11"), first);
  }

  @Test
  void leavesFiveCountedDaysBetweenLettersInOneMatter() {
    // A Friday; the next week has five counted days.
    Letter first = letter("task/3", Rung.REMINDER, "2019-03-01");
    refused("from 2019-03-08", letter("task/3", Rung.ORDER, "2019-03-07"), first);
    allowed(letter("task/3", Rung.ORDER, "2019-03-08"), first);
    allowed(letter("task/4", Rung.REMINDER, "2019-03-01"), first);
  }

  @Test
  void writesToAUnitFourTimesInTwentyCountedDaysAtMost() {
    Letter[] four = {
      letter("task/1", Rung.REMINDER, "2019-03-01"),
      letter("task/2", Rung.REMINDER, "2019-03-04"),
      letter("task/3", Rung.REMINDER, "2019-03-05"),
      letter("card/9", Rung.REMINDER, "2019-03-06")
    };
    refused("4 times", letter("task/5", Rung.REMINDER, "2019-03-28"), four);
    allowed(letter("task/5", Rung.REMINDER, "2019-03-29"), four);
    Letter other = new Letter("V", "task/5", Rung.REMINDER, LocalDate.parse("2019-03-28"), BASIS);
    allowed(other, four);
  }

  @Test
  void aLetterRestsOnADocumentAndACircularWaitsForAppeals() {
    refused(
        "document", new Letter("U", "task/1", Rung.REMINDER, LocalDate.parse("2019-03-01"), " "));
    Letter circular = letter("card/1", Rung.CIRCULAR, "2019-06-03");
    List<Letter> known =
        List.of(
            letter("card/1", Rung.REMINDER, "2019-03-01"),
            letter("card/1", Rung.ORDER, "2019-04-01"),
            letter("card/1", Rung.INTERVIEW, "2019-05-06"));
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> Ladder.STANDARD.check(circular, known, CALENDAR, true))
        .withMessageContaining("appeal");
    assertThatCode(() -> Ladder.STANDARD.check(circular, known, CALENDAR, false))
        .doesNotThrowAnyException();
  }

  private static Ladder.Outlook outlook(
      String matter, String today, boolean appealable, Letter... known) {
    return Ladder.STANDARD.outlook(
        "U", matter, List.of(known), CALENDAR, LocalDate.parse(today), appealable);
  }

  @Test
  void foretellsWhatMayBeWrittenNextAndWhen() {
    assertThat(outlook("task/3", "2019-03-01", false))
        .isEqualTo(new Ladder.Outlook(Rung.REMINDER, LocalDate.parse("2019-03-01"), 0));
    Letter first = letter("task/3", Rung.REMINDER, "2019-03-01");
    assertThat(outlook("task/3", "2019-03-04", false, first))
        .isEqualTo(new Ladder.Outlook(Rung.ORDER, LocalDate.parse("2019-03-08"), 1));
    Letter third = letter("task/3", Rung.INTERVIEW, "2019-01-02");
    assertThat(outlook("task/3", "2019-03-04", true, third).highest()).isEqualTo(Rung.INTERVIEW);
    assertThat(outlook("task/3", "2019-03-04", false, third).highest()).isEqualTo(Rung.CIRCULAR);
    Letter last = letter("task/3", Rung.CIRCULAR, "2019-01-02");
    assertThat(outlook("task/3", "2019-03-04", false, last).highest()).isEqualTo(Rung.CIRCULAR);
  }

  @Test
  void whatItForetellsIsTheFirstDayThatItAllows() {
    Letter[] four = {
      letter("task/1", Rung.REMINDER, "2019-03-01"),
      letter("task/2", Rung.REMINDER, "2019-03-04"),
      letter("task/3", Rung.REMINDER, "2019-03-05"),
      letter("task/4", Rung.REMINDER, "2019-03-06")
    };
    Ladder.Outlook next = outlook("task/5", "2019-03-07", false, four);
    assertThat(next.written()).isEqualTo(4);
    assertThat(next.from()).isAfter(LocalDate.parse("2019-03-07"));
    allowed(letter("task/5", next.highest(), next.from().toString()), four);
    refused(
        "at most 4", letter("task/5", next.highest(), next.from().minusDays(1).toString()), four);
  }
}
