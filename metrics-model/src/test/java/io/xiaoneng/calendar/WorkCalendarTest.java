package io.xiaoneng.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTest {

  private static final WorkCalendar CN = WorkCalendar.of("cn");

  @Test
  void countsTheWorkingDaysOfEachYear() {
    assertThat(
            IntStream.rangeClosed(2019, 2026)
                .map(
                    year ->
                        CN.countedBetween(
                            LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31))))
        .containsExactly(250, 249, 250, 249, 249, 251, 248, 248);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-01-25, 10, 2019-02-13",
    "2019-04-26,  5, 2019-05-06",
    "2019-09-27,  5, 2019-10-10",
    "2019-02-02,  1, 2019-02-03",
  })
  void addsWorkingDaysAsTheCatalogueSays(LocalDate accepted, int days, LocalDate due) {
    assertThat(CN.plus(accepted, days)).isEqualTo(due);
  }

  @Test
  void mondayToFridayWouldSayOtherwiseInSpringFestival() {
    assertThat(WorkCalendar.of("weekdays").plus(LocalDate.of(2019, 1, 25), 10))
        .isEqualTo(LocalDate.of(2019, 2, 8));
  }

  @Test
  void zeroDaysStayOnADayOff() {
    LocalDate sunday = LocalDate.of(2019, 3, 3);
    assertThat(CN.plus(sunday, 0)).isEqualTo(sunday);
    assertThat(CN.plus(sunday, 1)).isEqualTo(LocalDate.of(2019, 3, 4));
    assertThat(CN.roll(sunday)).isEqualTo(LocalDate.of(2019, 3, 4));
    assertThat(CN.roll(LocalDate.of(2019, 3, 4))).isEqualTo(LocalDate.of(2019, 3, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cn", "weekdays", "every-day"})
  void agreesWithGoingThroughTheDaysOneByOne(String id) {
    WorkCalendar calendar = WorkCalendar.of(id);
    LocalDate start = LocalDate.of(2017, 11, 30);
    int counted = 0;
    for (LocalDate day = start.plusDays(1); day.getYear() < 2029; day = day.plusDays(1)) {
      if (calendar.isCounted(day)) {
        counted++;
        assertThat(calendar.plus(start, counted)).isEqualTo(day);
      }
      assertThat(calendar.countedBetween(start, day)).isEqualTo(counted);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1900, 1969, 2017, 2027, 2100})
  void beyondItsDataMondayToFridayCount(int year) {
    for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
      assertThat(CN.isCounted(day)).isEqualTo(day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
    }
    assertThat(CN.countedBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
        .isBetween(Year.of(year).length() * 5 / 7 - 2, Year.of(year).length() * 5 / 7 + 2);
  }

  @Test
  void saysHowFarItsDataReachAndWhereTheyComeFrom() {
    assertThat(CN.knownFrom()).isEqualTo(LocalDate.of(2019, 1, 1));
    assertThat(CN.knownUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(CN.years())
        .extracting(CalendarYear::year)
        .containsExactly(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
    assertThat(CN.years())
        .extracting(CalendarYear::version)
        .containsExactly(2, 2, 1, 1, 1, 1, 1, 1);
    assertThat(CN.years()).allSatisfy(year -> assertThat(year.notices()).hasSize(year.version()));
    assertThat(WorkCalendar.of("weekdays").knownUntil()).isEqualTo(LocalDate.MAX);
  }

  @Test
  void theDayBeforeAndTheEndCountLeftOpenAndClosed() {
    LocalDate friday = LocalDate.of(2019, 3, 1);
    assertThat(CN.countedBetween(friday, friday)).isZero();
    assertThat(CN.countedBetween(friday.minusDays(1), friday)).isEqualTo(1);
    assertThat(CN.countedBetween(friday, friday.minusDays(9))).isZero();
  }

  @Test
  void namesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> WorkCalendar.of("de"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("calendar is \"de\", must be cn, weekdays or every-day");
    assertThatThrownBy(() -> CN.plus(LocalDate.of(2019, 1, 1), -1))
        .hasMessage("countedDays is -1, must be 0 or more");
    assertThatThrownBy(
            () ->
                CalendarData.read(
                    "x",
                    new BufferedReader(new StringReader("year 2020 version 1\nfree 2020-01-01"))))
        .hasMessage("calendar x, line 2: \"free\" is not known");
  }

  @Test
  void anotherIssueOfAYearReplacesItAndLeavesTheOthers() throws IssuedYear.DayException {
    LocalDate closed = LocalDate.of(2026, 3, 4);
    WorkCalendar local =
        CN.with(List.of(IssuedYear.of(2026, 2, List.of("n"), List.of(closed), List.of())));
    assertThat(local.isCounted(closed)).isFalse();
    assertThat(local.isCounted(LocalDate.of(2026, 1, 1))).isTrue();
    assertThat(local.isCounted(LocalDate.of(2025, 1, 1))).isFalse();
    assertThat(CN.isCounted(closed)).isTrue();
    assertThat(local.years().get(7).version()).isEqualTo(2);
  }

  @Test
  void anOlderIssueChangesNothing() throws IssuedYear.DayException {
    assertThat(CN.with(List.of(IssuedYear.of(2020, 1, List.of(), List.of(), List.of()))))
        .isSameAs(CN);
  }

  @Test
  void aNewYearIsKnownOnceItIsIssuedWithoutAGap() throws IssuedYear.DayException {
    IssuedYear next = IssuedYear.of(2027, 1, List.of(), List.of(), List.of());
    IssuedYear later = IssuedYear.of(2029, 1, List.of(), List.of(), List.of());
    assertThat(CN.with(List.of(next, later)).knownUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
  }

  @Test
  void weekdaysMayHaveDaysClosedToo() throws IssuedYear.DayException {
    LocalDate closed = LocalDate.of(2026, 3, 4);
    IssuedYear year = IssuedYear.of(2026, 1, List.of(), List.of(closed), List.of());
    WorkCalendar weekdays = WorkCalendar.of("weekdays").with(List.of(year));
    assertThat(weekdays.isCounted(closed)).isFalse();
    assertThat(weekdays.isCounted(closed.plusDays(1))).isTrue();
    assertThat(weekdays.knownUntil()).isEqualTo(LocalDate.MAX);
    assertThat(WorkCalendar.of("every-day").with(List.of(year)).isCounted(closed)).isTrue();
  }
}
