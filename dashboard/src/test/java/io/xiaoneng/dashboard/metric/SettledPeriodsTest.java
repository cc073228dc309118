package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is read of several periods at once is what is read of each as of its own end. */
class SettledPeriodsTest extends CityTestBase {

  @Autowired private MetricService metrics;
  @Autowired private CityClock clock;

  private LocalDate sunday() {
    return clock.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusDays(1);
  }

  private Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(clock.zone()).toInstant();
  }

  private List<MetricRow> read(
      String metric,
      LocalDate from,
      LocalDate to,
      List<Grouping> by,
      Map<Dimension, List<String>> of) {
    return metrics.read(new MetricQuery(metric, from, to, by, of, end(to), null));
  }

  static List<String> settled() {
    return MetricCatalogue.all().stream()
        .map(MetricDefinition::id)
        .filter(each -> CaseMeasure.of(each) != null)
        .filter(each -> CaseMeasure.of(each).settles())
        .toList();
  }

  @Test
  void whatGoesOnAfterTheDayOfACaseIsNotSettled() {
    assertThat(settled())
        .contains("on-time", "handling-days", "cases-decided", "delivery-on-time")
        .doesNotContain(
            "zero-visit",
            "visits",
            "online-whole",
            "online-completion",
            "one-window-cases",
            "return-rate",
            "end-to-end-days",
            "cases-accepted");
    assertThat(metrics.settles("overdue")).isFalse();
    assertThat(metrics.settles("bad-per-10k")).isFalse();
  }

  static List<String> told() {
    return MetricCatalogue.all().stream()
        .map(MetricDefinition::id)
        .filter(each -> CaseMeasure.of(each) != null)
        .filter(each -> CaseMeasure.of(each).settles() || CaseMeasure.of(each).movesOn())
        .toList();
  }

  @Test
  void whatMovesOnIsToldOfPeriodsToo() {
    assertThat(told())
        .containsAll(settled())
        .contains("zero-visit", "visits", "online-whole", "one-window-cases", "cases-accepted")
        .doesNotContain("online-completion", "return-rate", "overdue", "bad-per-10k");
    assertThat(metrics.tellsPeriods("zero-visit")).isTrue();
    assertThat(metrics.tellsPeriods("overdue")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("told")
  void twoWeeksReadTogetherAreThoseReadAlone(String metric) {
    // By item as well: then no figure comes from the cube, whose clocks went on.
    LocalDate to = sunday();
    List<Grouping> by = List.of(Grouping.by(Dimension.ITEM));
    List<Grouping> both = List.of(Grouping.by(Dimension.ITEM), Grouping.by(Dimension.WEEK));
    List<Map<String, @Nullable Number>> together =
        metrics
            .ofPeriods(
                new MetricQuery(metric, to.minusDays(13), to, both, Map.of(), end(to), null),
                Dimension.WEEK)
            .stream()
            .map(MetricRow::figures)
            .toList();
    List<Map<String, @Nullable Number>> alone = new ArrayList<>();
    read(metric, to.minusDays(13), to.minusDays(7), by, Map.of())
        .forEach(each -> alone.add(each.figures()));
    read(metric, to.minusDays(6), to, by, Map.of()).forEach(each -> alone.add(each.figures()));
    assertThat(together).containsExactlyInAnyOrderElementsOf(alone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"overdue", "overdue-statutory", "cases-open"})
  void whatWasOpenAtSomeInstantsIsWhatEachSays(String metric) {
    for (Map<Dimension, List<String>> of :
        List.of(
            Map.<Dimension, List<String>>of(),
            Map.of(Dimension.UNIT, List.of("610113")),
            Map.of(Dimension.ITEM, List.of("no-such-item")))) {
      List<Instant> instants = List.of(end(sunday()), Instant.EPOCH, end(sunday().minusDays(7)));
      List<@Nullable Double> told = metrics.openAt(metric, of, instants);
      assertThat(told).hasSameSizeAs(instants);
      for (int i = 0; i < instants.size(); i++) {
        MetricRow row =
            metrics
                .read(new MetricQuery(metric, null, null, List.of(), of, instants.get(i), null))
                .get(0);
        assertThat(told.get(i))
            .as(metric + " at " + instants.get(i))
            .isEqualTo(row.figure(metric.equals("cases-open") ? "value" : "open"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"overdue", "cases-open"})
  void somethingIsOpenInTheCity(String metric) {
    assertThat(metrics.openAt(metric, Map.of(), List.of(end(sunday()))).get(0)).isPositive();
  }

  @Test
  void whatIsNotToldOfPeriodsIsRefused() {
    MetricQuery query =
        new MetricQuery(
            "overdue",
            sunday().minusDays(6),
            sunday(),
            List.of(Grouping.by(Dimension.WEEK)),
            Map.of(),
            end(sunday()),
            null);
    assertThatThrownBy(() -> metrics.ofPeriods(query, Dimension.WEEK))
        .isInstanceOf(UnknownMetricException.class);
  }

  @Test
  void onlyOfTheStockThereIsAnythingOpen() {
    assertThatThrownBy(() -> metrics.openAt("on-time", Map.of(), List.of(end(sunday()))))
        .isInstanceOf(UnknownMetricException.class);
  }
}
