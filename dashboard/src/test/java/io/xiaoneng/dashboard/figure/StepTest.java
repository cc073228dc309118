package io.xiaoneng.dashboard.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, DAY, 2026-03-02",
    "2026-03-02, WEEK, 2026-W10",
    "2026-03-01, WEEK, 2026-W09",
    "2026-12-31, WEEK, 2026-W53",
    "2027-01-03, WEEK, 2026-W53",
    "2027-01-04, WEEK, 2027-W01",
    "2026-03-31, MONTH, 2026-03"
  })
  void aDayLiesInTheDayWeekOrMonthThatAnswersName(LocalDate day, Step step, String label) {
    assertThat(step.label(day)).isEqualTo(label);
  }
}
