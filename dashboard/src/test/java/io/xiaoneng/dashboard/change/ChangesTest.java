package io.xiaoneng.dashboard.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.change.ChangeView.Mover;
import io.xiaoneng.dashboard.change.ChangeView.Part;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.known.History;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.metric.MetricServiceTesting;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityClockTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Over a random history with late events, revisions and deletions: March against April. */
class ChangesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = History.START.plus(Duration.ofDays(90));
  private static final YearMonth APRIL = YearMonth.of(2026, 4);
  private static final Instant MARCH_ENDS = Instant.parse("2026-03-31T16:00:00Z");
  private static final Instant APRIL_ENDS = Instant.parse("2026-04-30T16:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Offset<Double> EXACT = within(1e-9);

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  private static FixedRegistryView registry;

  @BeforeAll
  static void write() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("changes"));
    MutableRegistry known = new MutableRegistry(ZONE);
    Rules rules = new Rules(known.calendar("cn"), ZONE, known);
    History history = new History(21, 400);
    history.archive(clickHouse);
    List<CaseFacts> facts = history.facts(rules, each -> true);
    History.write(clickHouse, "case_row", facts);
    MetricServiceTesting.cube(clickHouse, facts, NOW);
    registry =
        new FixedRegistryView(ZONE)
            .unit("city", Unit.Level.CITY, null)
            .unit("u", Unit.Level.DISTRICT, "city");
    metrics = MetricServiceTesting.of(clickHouse, registry, SettingsForTests.in(ZONE), NOW);
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  static List<String> told() {
    return MetricCatalogue.all().stream()
        .map(MetricDefinition::id)
        .filter(each -> metrics.addsUp(each))
        .toList();
  }

  private static Changes changes(boolean late, @Nullable Announced announced) {
    CityClock clock = CityClockTesting.at(NOW, ZONE);
    StaticListableBeanFactory beans =
        new StaticListableBeanFactory(
            announced == null ? Map.of() : Map.of("announced", announced));
    return new Changes(
        metrics,
        new StrataReader(metrics, registry),
        new LateDataReader(metrics, clock, beans.getBeanProvider(Announced.class), late),
        clock,
        new Movers(registry));
  }

  private static ChangeView view(Changes changes, String metric, Duration patience) {
    return changes.of(ChangeQuestion.of(metric, null, APRIL), patience).orElseThrow();
  }

  private static @Nullable Double figure(
      String metric, YearMonth month, Instant asOf, @Nullable Instant knownAt) {
    MetricRow row =
        metrics
            .read(
                new MetricQuery(
                    metric,
                    month.atDay(1),
                    month.atEndOfMonth(),
                    List.of(),
                    Map.of(),
                    asOf,
                    knownAt))
            .get(0);
    Double mean = row.figure("mean");
    return mean != null ? mean : row.figure("value");
  }

  @ParameterizedTest
  @MethodSource("told")
  void everyFigureIsTheMetricsOwnAndTheCausesSumToTheChange(String metric) {
    ChangeView view = view(changes(false, null), metric, Changes.AT_ONCE);
    Double march = figure(metric, APRIL.minusMonths(1), MARCH_ENDS, null);
    Double april = figure(metric, APRIL, APRIL_ENDS, null);

    same(view.from(), march);
    same(view.to(), april);
    if (march == null || april == null || view.weightBefore() == 0 || view.weightAfter() == 0) {
      assertThat(view.told()).isFalse();
      return;
    }
    double change = april - march;
    assertThat(sum(view.parts())).isCloseTo(change, EXACT);
    assertThat(view.items().stream().mapToDouble(Mover::effect).sum()).isCloseTo(change, EXACT);
    if (!metrics.byChannel(metric)) {
      assertThat(view.channels().stream().mapToDouble(Mover::effect).sum())
          .isCloseTo(change, EXACT);
    }
    assertThat(view.units().stream().mapToDouble(Mover::effect).sum()).isCloseTo(change, EXACT);
  }

  private static double sum(List<Part> parts) {
    return parts.stream().mapToDouble(Part::value).sum();
  }

  private static void same(@Nullable Double told, @Nullable Double read) {
    if (read == null) {
      assertThat(told).isNull();
    } else {
      assertThat(told).isCloseTo(read, EXACT);
    }
  }

  @Test
  void someFiguresOfTheHistoryMoveByEveryCause() {
    ChangeView days = view(changes(true, null), "handling-days", LONG);

    assertThat(days.parts()).hasSize(4).allMatch(each -> Math.abs(each.value()) > 1e-6);
    assertThat(days.split()).containsExactly("unit-level:DISTRICT", "channel");
    assertThat(days.items()).extracting(Mover::code).contains("item-0", "item-1", "item-2");
    assertThat(days.low()).isNull();
    assertThat(
            days.parts().stream().mapToDouble(each -> Objects.requireNonNull(each.share())).sum())
        .isCloseTo(1, EXACT);
  }

  @Test
  void lateDataAreWhatIsKnownNowOverWhatWasKnownFiveDaysAfterTheMonth() {
    Instant known = MARCH_ENDS.plus(Duration.ofDays(5));
    for (String metric : List.of("handling-days", "online-rate", "cases-applied")) {
      ChangeView view = view(changes(true, null), metric, LONG);
      double then =
          Objects.requireNonNull(figure(metric, YearMonth.of(2026, 3), MARCH_ENDS, known));
      double now = Objects.requireNonNull(figure(metric, YearMonth.of(2026, 3), MARCH_ENDS, null));

      assertThat(view.late()).isEqualTo(new LateData(LateData.State.TOLD, then, known, false));
      assertThat(view.parts().get(0).cause()).isEqualTo(ChangeCause.LATE_DATA);
      assertThat(view.parts().get(0).value()).isCloseTo(now - then, EXACT);
      assertThat(view.start()).isEqualTo(then);
      assertThat(sum(view.parts())).isCloseTo(Objects.requireNonNull(view.change()), EXACT);
      assertThat(now).as(metric + " was corrected").isNotEqualTo(then);
    }
  }

  @Test
  void whoDoesNotWaitIsToldThatLateDataAreNotToldYet() {
    Changes changes = changes(true, null);
    ChangeView first = view(changes, "handling-days", Changes.AT_ONCE);
    assertThat(first.late().state()).isEqualTo(LateData.State.NOT_YET);
    assertThat(first.parts()).extracting(Part::cause).doesNotContain(ChangeCause.LATE_DATA);
    assertThat(first.change())
        .isEqualTo(Objects.requireNonNull(first.to()) - Objects.requireNonNull(first.from()));

    long deadline = System.nanoTime() + LONG.toNanos();
    while (view(changes, "handling-days", Changes.AT_ONCE).late().state() != LateData.State.TOLD) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void aFigureThatWasAnnouncedIsWhatTheChangeIsCountedFrom() {
    Instant then = Instant.parse("2026-04-03T01:00:00Z");
    Announced announced =
        (metric, unit, month) ->
            unit.equals("u") && month.equals(APRIL.minusMonths(1))
                ? Optional.of(new Announced.Figure(0.25, then))
                : Optional.empty();
    Changes changes = changes(false, announced);

    ChangeView unit =
        changes.of(ChangeQuestion.of("online-rate", "u", APRIL), Changes.AT_ONCE).orElseThrow();
    assertThat(unit.late()).isEqualTo(new LateData(LateData.State.TOLD, 0.25, then, true));
    assertThat(sum(unit.parts())).isCloseTo(Objects.requireNonNull(unit.to()) - 0.25, EXACT);
    // What is narrowed further was never announced.
    ChangeView web =
        changes
            .of(
                new ChangeQuestion(
                    "handling-days",
                    Map.of(Dimension.UNIT, List.of("u"), Dimension.CHANNEL, List.of("WEB")),
                    Span.of(APRIL.minusMonths(1)),
                    Span.of(APRIL)),
                Changes.AT_ONCE)
            .orElseThrow();
    assertThat(web.late().state()).isEqualTo(LateData.State.NOT_ASKED);
  }

  @Test
  void ofACountAllIsVolume() {
    ChangeView view = view(changes(false, null), "cases-applied", Changes.AT_ONCE);
    assertThat(view.parts()).extracting(Part::cause).containsExactly(ChangeCause.VOLUME);
    assertThat(view.chance()).isFalse();
  }

  @Test
  void aShareSaysWhatChanceAloneDoes() {
    ChangeView view = view(changes(false, null), "online-rate", Changes.AT_ONCE);
    double change = Objects.requireNonNull(view.to()) - Objects.requireNonNull(view.from());
    assertThat(Objects.requireNonNull(view.low())).isLessThan(change);
    assertThat(Objects.requireNonNull(view.high())).isGreaterThan(change);
  }

  @Test
  void whereTheChannelIsWhatCountsItIsNoWayOfDoingTheSame() {
    ChangeView view = view(changes(false, null), "online-rate", Changes.AT_ONCE);
    assertThat(view.split()).containsExactly("unit-level:DISTRICT");
    assertThat(view.channels()).isEmpty();
    assertThat(view.parts())
        .anyMatch(each -> each.cause() == ChangeCause.SPEED && each.value() != 0);
    assertThat(metrics.byChannel("on-time")).isFalse();
  }

  @Test
  void weeksAreComparedAsMonthsAre() {
    ChangeQuestion weeks =
        ChangeQuestion.of(
            "handling-days",
            null,
            Span.weekOf(LocalDate.of(2026, 3, 18)),
            Span.weekOf(LocalDate.of(2026, 3, 25)));
    assertThat(weeks.before().from()).isEqualTo("2026-03-16");
    ChangeView view = changes(false, null).of(weeks, Changes.AT_ONCE).orElseThrow();
    assertThat(sum(view.parts())).isCloseTo(Objects.requireNonNull(view.change()), EXACT);
  }

  @Test
  void aMonthWithoutCasesHasNoCauses() {
    ChangeView view =
        changes(false, null)
            .of(ChangeQuestion.of("online-rate", null, YearMonth.of(2026, 3)), Changes.AT_ONCE)
            .orElseThrow();
    assertThat(view.from()).isNull();
    assertThat(view.to()).isNotNull();
    assertThat(view.change()).isNull();
    assertThat(view.told()).isFalse();
    assertThat(view.items()).isEmpty();
  }

  @Test
  void whatIsNotOverAndWhatIsNoSumAreRefused() {
    Changes changes = changes(false, null);
    assertThatThrownBy(
            () ->
                changes.of(
                    ChangeQuestion.of("online-rate", null, YearMonth.of(2026, 5)), Changes.AT_ONCE))
        .hasMessage("the period to 2026-05-31 is not over");
    for (String metric :
        List.of("cases-open", "clock-parts", "handling-days-survival", "overdue")) {
      assertThat(changes.tells(metric)).as(metric).isFalse();
      assertThatThrownBy(() -> changes.of(ChangeQuestion.of(metric, null, APRIL), Changes.AT_ONCE))
          .hasMessageContaining("its change is not split");
    }
    assertThatThrownBy(() -> ChangeQuestion.of("online-rate", null, Span.of(APRIL), Span.of(APRIL)))
        .hasMessageContaining("is not before");
  }
}
