package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Ratio;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PeriodSharesTest extends CityTestBase {

  /** The made-up city's cube was filled before its clocks were stopped. */
  private static final String NOT_IN_THE_CUBE = "stop-rate";

  @Autowired PeriodShares shares;
  @Autowired MetricService metrics;
  @Autowired CityClock clock;

  private MetricRow read(
      MetricDefinition metric, @Nullable String unit, LocalDate from, LocalDate to) {
    Instant asOf = to.plusDays(1).atStartOfDay(clock.zone()).toInstant();
    Map<Dimension, List<String>> filters =
        unit == null ? Map.of() : Map.of(Dimension.UNIT, List.of(unit));
    return metrics
        .read(new MetricQuery(metric.id(), from, to, List.of(), filters, asOf, null))
        .get(0);
  }

  /** Looks at each period of its own, as of its end. */
  private int compared(
      MetricDefinition metric,
      @Nullable String unit,
      LocalDate from,
      LocalDate to,
      @Nullable Ratio told) {
    MetricRow row = read(metric, unit, from, to);
    Double cases = row.figure("denominator");
    if (metric.id().equals(NOT_IN_THE_CUBE)) {
      return 0;
    }
    if (cases == null || cases == 0) {
      assertThat(told).as(metric.id() + " " + from).isNull();
      return 0;
    }
    assertThat(told).as(metric.id() + " " + from).isNotNull();
    assertThat((double) told.numerator()).as(metric.id()).isEqualTo(row.figure("numerator"));
    assertThat((double) told.denominator()).as(metric.id()).isEqualTo(cases);
    return 1;
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "610113")
  void aWeekIsWhatItsOwnEndSaid(@Nullable String unit) {
    LocalDate end =
        clock.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusDays(1);
    Map<String, SortedMap<String, Ratio>> weeks =
        shares.weeks(
            unit,
            new PeriodShares.Weeks(PeriodShares.shares(), end.minusWeeks(6).plusDays(1), end));
    int compared = 0;
    for (MetricDefinition each : PeriodShares.shares()) {
      for (LocalDate to = end; to.isAfter(end.minusWeeks(6)); to = to.minusWeeks(1)) {
        String week = to.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, "2026-W10".length());
        compared += compared(each, unit, to.minusDays(6), to, weeks.get(each.id()).get(week));
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "610113")
  void aMonthIsWhatItsOwnEndSaid(@Nullable String unit) {
    YearMonth last = YearMonth.from(clock.today()).minusMonths(1);
    Map<String, SortedMap<YearMonth, Ratio>> months =
        shares.months(
            unit, new PeriodShares.Months(PeriodShares.shares(), last.minusMonths(11), last));
    int compared = 0;
    for (MetricDefinition each : PeriodShares.shares()) {
      for (int back = 0; back < 12; back++) {
        YearMonth month = last.minusMonths(back);
        compared +=
            compared(
                each, unit, month.atDay(1), month.atEndOfMonth(), months.get(each.id()).get(month));
      }
    }
    assertThat(compared).isGreaterThan(15);
  }

  @Test
  void thereAreTheSharesThatPeriodsCanBeHeldAgainstEachOtherBy() {
    assertThat(PeriodShares.shares())
        .extracting(MetricDefinition::id)
        .contains("on-time", "online-rate", "zero-visit", "one-visit", "one-window-cases")
        .doesNotContain("return-rate", "late-edit-rate");
  }

  @Test
  void ofNoSharesNothingIsRead() {
    YearMonth month = YearMonth.from(clock.today());
    assertThat(shares.months(null, new PeriodShares.Months(List.of(), month, month))).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "610113")
  void weeksAndMonthsThatAreReadTogetherAreThoseReadAlone(@Nullable String unit) {
    LocalDate end =
        clock.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusDays(1);
    YearMonth last = YearMonth.from(clock.today()).minusMonths(1);
    PeriodShares.Weeks weeks =
        new PeriodShares.Weeks(PeriodShares.shares(), end.minusWeeks(9).plusDays(1), end);
    // Others than those of the weeks, and not all.
    List<MetricDefinition> some =
        PeriodShares.shares().stream().filter(each -> !each.id().startsWith("o")).toList();
    PeriodShares.Months months = new PeriodShares.Months(some, last.minusMonths(4), last);
    PeriodShares.Sums together = shares.read(unit, weeks, months);
    assertThat(together.weeks()).isEqualTo(shares.weeks(unit, weeks));
    assertThat(together.months()).isEqualTo(shares.months(unit, months));
    assertThat(together.months()).hasSize(some.size());
    assertThat(together.months().get("mobile-rate")).isNotEmpty();
    assertThat(together.weeks().get("on-time")).isNotEmpty();
  }

  @Test
  void weeksThatAreNotWholeAreRefused() {
    LocalDate monday = LocalDate.of(2026, 3, 2);
    assertThatThrownBy(
            () -> new PeriodShares.Weeks(List.of(), monday.plusDays(1), monday.plusDays(6)))
        .hasMessageContaining("no whole weeks");
    assertThatThrownBy(() -> new PeriodShares.Weeks(List.of(), monday, monday.plusDays(7)))
        .hasMessageContaining("no whole weeks");
  }
}
