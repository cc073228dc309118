package io.xiaoneng.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.dashboard.report.ReportPeriodException.Why;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPeriodTest {

  @ParameterizedTest
  @CsvSource({
    "MONTHLY, 2026-02, 2026-02-01, 2026-02-28",
    "CIRCULAR, 2024-02, 2024-02-01, 2024-02-29",
    "WEEKLY, 2026-W10, 2026-03-02, 2026-03-08",
    // A year that begins on a Thursday has 53 weeks, and its first week begins the year before.
    "WEEKLY, 2026-W01, 2025-12-29, 2026-01-04",
    "WEEKLY, 2026-W53, 2026-12-28, 2027-01-03",
    "HALF_MONTHLY, 2026-03-H1, 2026-03-01, 2026-03-15",
    "HALF_MONTHLY, 2026-02-H2, 2026-02-16, 2026-02-28",
  })
  void aPeriodHasItsDays(ReportKind kind, String text, LocalDate from, LocalDate to) {
    ReportPeriod period = ReportPeriod.parse(kind, text);
    assertThat(period).isEqualTo(new ReportPeriod(kind, text, from, to));
    assertThat(ReportPeriod.of(kind, from)).isEqualTo(period);
    assertThat(ReportPeriod.of(kind, to)).isEqualTo(period);
    assertThat(period.before().to()).isEqualTo(from.minusDays(1));
    assertThat(period.over(to)).isFalse();
    assertThat(period.over(to.plusDays(1))).isTrue();
    assertThat(ReportPeriod.latest(kind, to.plusDays(1))).isEqualTo(period);
    assertThat(ReportPeriod.latest(kind, to)).isEqualTo(period.before());
  }

  @ParameterizedTest
  @CsvSource({
    "MONTHLY, 2026-13",
    "MONTHLY, 2026-W10",
    "CIRCULAR, 26-03",
    "WEEKLY, 2025-W53",
    "WEEKLY, 2026-W00",
    "WEEKLY, 2026-W54",
    "WEEKLY, 2026-03",
    "HALF_MONTHLY, 2026-03-H3",
    "HALF_MONTHLY, 2026-00-H1",
  })
  void whatIsNoneOfTheKindIsSaidSo(ReportKind kind, String text) {
    assertThatExceptionOfType(ReportPeriodException.class)
        .isThrownBy(() -> ReportPeriod.parse(kind, text))
        .withMessageContaining(text)
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.UNREADABLE));
  }

  @Test
  void aWeekThatRunsIsNotOver() {
    ReportPeriod week = ReportPeriod.parse(ReportKind.WEEKLY, "2026-W10");
    assertThatExceptionOfType(ReportPeriodException.class)
        .isThrownBy(() -> week.checkedOver(LocalDate.of(2026, 3, 8)))
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.NOT_OVER));
    assertThat(week.checkedOver(LocalDate.of(2026, 3, 9))).isEqualTo(week);
  }
}
