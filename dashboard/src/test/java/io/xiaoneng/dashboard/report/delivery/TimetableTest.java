package io.xiaoneng.dashboard.report.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.ReportPeriodException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

  private static final ZoneId CITY = ReportHouse.CITY;
  private static final WorkCalendar CN = WorkCalendar.of("cn");

  private final Timetable timetable =
      new Timetable(new FixedRegistryView(CITY), SettingsForTests.in(CITY));

  private static Schedule schedule(ReportKind kind, int days, boolean working, String since) {
    return new Schedule(
        1,
        "s",
        kind,
        List.of(ReportFormat.PDF),
        Locale.CHINA,
        new DueRule(days, working, LocalTime.of(9, 0)),
        true,
        at(since),
        "lin",
        at(since));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CITY).toInstant();
  }

  /** By the notices of the State Council: days off moved to Saturdays and Sundays are worked. */
  @ParameterizedTest
  @CsvSource({
    "MONTHLY, 2020-01, 3, true, 2020-02-05",
    "MONTHLY, 2019-09, 3, true, 2019-10-10",
    "MONTHLY, 2019-12, 1, true, 2020-01-02",
    "WEEKLY, 2019-W40, 1, true, 2019-10-08",
    "WEEKLY, 2019-W41, 1, true, 2019-10-14",
    "WEEKLY, 2019-W41, 1, false, 2019-10-14",
    "HALF_MONTHLY, 2019-09-H1, 1, true, 2019-09-16",
    "HALF_MONTHLY, 2019-09-H2, 1, true, 2019-10-08",
    "HALF_MONTHLY, 2020-02-H2, 1, false, 2020-03-01"
  })
  void aReportIsDueByTheCitysCalendar(
      ReportKind kind, String period, int days, boolean working, LocalDate day) {
    DueRule rule = new DueRule(days, working, LocalTime.of(8, 30));
    ReportPeriod wanted = ReportPeriod.parse(kind, period);
    assertThat(rule.day(wanted, CN)).isEqualTo(day);
    assertThat(rule.due(wanted, CN, CITY)).isEqualTo(day.atTime(8, 30).atZone(CITY).toInstant());
  }

  /** 27 January to 2 February 2020: all of it was off, by the calendar as it was issued then. */
  @Test
  void aWeekThatIsWhollyOffStillHasItsReport() {
    LocalDate monday = LocalDate.of(2020, 1, 20);
    DueRule rule = new DueRule(1, true, LocalTime.of(8, 30));
    for (int week = 0; week < 4; week++) {
      ReportPeriod period = ReportPeriod.of(ReportKind.WEEKLY, monday.plusWeeks(week));
      assertThat(rule.day(period, CN)).isAfter(period.to());
      assertThat(CN.isCounted(rule.day(period, CN))).isTrue();
    }
  }

  @Test
  void periodsAreReadAndFollowEachOther() {
    for (ReportKind kind : ReportKind.values()) {
      ReportPeriod period = ReportPeriod.of(kind, LocalDate.of(2019, 12, 20));
      for (int i = 0; i < 60; i++) {
        ReportPeriod next = period.after();
        assertThat(next.from()).isEqualTo(period.to().plusDays(1));
        assertThat(next.before()).isEqualTo(period);
        assertThat(ReportPeriod.parse(kind, next.text())).isEqualTo(next);
        period = next;
      }
    }
    assertThat(ReportPeriod.of(ReportKind.WEEKLY, LocalDate.of(2021, 1, 1)).text())
        .isEqualTo("2020-W53");
    for (String wrong : List.of("2026-W54", "2026-W00", "2026-03", "2021-W53", "", "x")) {
      assertThatThrownBy(() -> ReportPeriod.parse(ReportKind.WEEKLY, wrong))
          .as(wrong)
          .isInstanceOf(ReportPeriodException.class);
    }
    for (String wrong : List.of("2026-3", "2026-13", "2026-03-H1", "+2026-03")) {
      assertThatThrownBy(() -> ReportPeriod.parse(ReportKind.MONTHLY, wrong))
          .as(wrong)
          .isInstanceOf(ReportPeriodException.class);
    }
    assertThatThrownBy(() -> ReportPeriod.parse(ReportKind.HALF_MONTHLY, "2026-03-H3"))
        .isInstanceOf(ReportPeriodException.class);
  }

  @Test
  void whatIsDueSinceAnInstantIsListedOnceItHasCome() {
    Schedule schedule = schedule(ReportKind.WEEKLY, 1, true, "2019-09-17T12:00:00");
    assertThat(timetable.due(schedule, at("2019-09-23T08:59:59"))).isEmpty();
    assertThat(timetable.due(schedule, at("2019-09-23T09:00:00")))
        .extracting(each -> each.period().text())
        .containsExactly("2019-W38");
    assertThat(timetable.due(schedule, at("2019-10-08T09:00:00")))
        .extracting(each -> each.period().text())
        .containsExactly("2019-W38", "2019-W39", "2019-W40");
  }

  @Test
  void afterALongInterruptionOnlyTheNewestAreMadeUpFor() {
    Schedule schedule = schedule(ReportKind.WEEKLY, 1, true, "2018-01-01T00:00:00");
    List<Timetable.Slot> due = timetable.due(schedule, at("2019-10-08T09:00:00"));
    assertThat(due).hasSize(Timetable.MOST_MISSED);
    assertThat(due.get(due.size() - 1).period().text()).isEqualTo("2019-W40");
  }

  @Test
  void theNextOneIsTheFirstThatHasNotCome() {
    Schedule monthly = schedule(ReportKind.MONTHLY, 3, true, "2019-01-01T00:00:00");
    assertThat(timetable.next(monthly, at("2019-10-09T09:00:00")).period().text())
        .isEqualTo("2019-09");
    assertThat(timetable.next(monthly, at("2019-10-10T09:00:00")).period().text())
        .isEqualTo("2019-10");
    Schedule late = schedule(ReportKind.WEEKLY, 60, true, "2019-01-01T00:00:00");
    Timetable.Slot next = timetable.next(late, at("2019-10-09T09:00:00"));
    assertThat(next.due()).isAfter(at("2019-10-09T09:00:00"));
    assertThat(next.due()).isBefore(at("2019-10-19T09:00:00"));
  }
}
