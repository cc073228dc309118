package io.xiaoneng.dashboard.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.metric.MetricServiceTesting;
import io.xiaoneng.dashboard.page.CityClockTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.path.Path;
import io.xiaoneng.path.PathState;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Shares that rise by two points a month, over cases written by hand. */
class PathsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-07-09T16:30:00Z");
  private static final YearMonth OVER = YearMonth.of(2026, 6);

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  private static FixedRegistryView registry;

  @BeforeAll
  static void write() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("paths"));
    for (int back = 0; back < 8; back++) {
      YearMonth month = OVER.minusMonths(back);
      clickHouse.execute(
          "INSERT INTO case_row (case_id, version, identified, unit, item, channel, first_date,"
              + " applied_at, applied_date, decided_at, decided_date)"
              + " SELECT concat('"
              + month
              + "-', toString(number)), 1, true, if(number < 1000, 'north', 'south'), 'item',"
              + " if(number % 1000 < "
              + (700 - 20 * back)
              + ", 'WEB', 'COUNTER'), d, toDateTime64(d, 3, 'UTC'), d,"
              + " toDateTime64(d, 3, 'UTC'), d FROM (SELECT number, toDate('"
              + month.atDay(10)
              + "') AS d FROM numbers(1100))",
          List.of(),
          Duration.ofSeconds(30));
    }
    registry =
        new FixedRegistryView(ZONE)
            .unit("city", Unit.Level.CITY, null)
            .unit("north", Unit.Level.DISTRICT, "city")
            .unit("south", Unit.Level.DISTRICT, "city")
            .put("target/t1", target("online-rate", "north", "2026-07-01..2026-12-31", 0.80))
            .put("target/t2", target("online-rate", "north", "2026", 0.90))
            .put("target/t3", target("online-rate", "north", "2026-04", 0.65))
            .put("target/t4", target("online-rate", "north", "2026-05", 0.70))
            .put("target/t5", target("online-rate", "south", "2026", 0.70))
            .put("target/t6", target("online-rate", "", "2026", 0.70))
            .put("target/t7", target("online-rate", "north", "2026-Q3", 0.70));
    metrics = MetricServiceTesting.of(clickHouse, registry, SettingsForTests.in(ZONE), NOW);
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  private static String target(String metric, String scope, String period, double value) {
    return """
    {"kind":"target","metric":"%s","scope":"%s","period":"%s","value":%s,"nameZh":"目标"}"""
        .formatted(metric, scope, period, value);
  }

  private static Paths paths() {
    DatedGoals goals = new RegistryGoals(registry);
    return new Paths(
        metrics,
        MetricServiceTesting.shares(clickHouse, registry, SettingsForTests.in(ZONE)),
        CityClockTesting.at(NOW, ZONE),
        new StaticListableBeanFactory(Map.of("goals", goals)).getBeanProvider(DatedGoals.class));
  }

  @Test
  void goalsToComeStandByTheirDayAndThosePastBehindThem() {
    assertThat(paths().of("online-rate", "north"))
        .extracting(each -> each.goal().id())
        .containsExactly("t7", "t1", "t2", "t4", "t3");
    assertThat(paths().ahead("north"))
        .extracting(each -> each.goal().id())
        .containsExactly("t7", "t1", "t2");
    assertThat(paths().any("online-rate", null)).isTrue();
    assertThat(paths().any("on-time", "north")).isFalse();
  }

  @Test
  void theTrendIsThatOfTheMonthsThatAreOver() {
    PathView view = paths().of("online-rate", "north").get(1);
    Path path = view.path();
    assertThat(view.over()).isEqualTo(OVER);
    assertThat(path.months()).isEqualTo(8);
    assertThat(path.value()).isCloseTo(0.70, within(1e-12));
    assertThat(path.slope()).isCloseTo(0.02, within(1e-12));
    assertThat(path.needed()).isCloseTo(0.10 / 6, within(1e-12));
    assertThat(path.projected()).isEqualTo(YearMonth.of(2026, 11));
    assertThat(path.state()).isEqualTo(PathState.ON_THE_WAY);
    assertThat(Objects.requireNonNull(path.probability())).isBetween(0.5, 0.95);
  }

  @Test
  void everyStateIsToldOfItsGoal() {
    List<PathView> all = paths().of("online-rate", "north");
    assertThat(all)
        .extracting(each -> each.path().state())
        .containsExactly(
            PathState.REACHED,
            PathState.ON_THE_WAY,
            PathState.UNLIKELY,
            PathState.DATE_PASSED,
            PathState.DATE_PASSED);
    // May had 68 %, April 66 %.
    assertThat(all.get(3).path().met()).isFalse();
    assertThat(all.get(4).path().met()).isTrue();
  }

  @Test
  void aUnitWithoutCasesHasNoWayYet() {
    FixedRegistryView other =
        new FixedRegistryView(ZONE)
            .unit("east", Unit.Level.DISTRICT, null)
            .put("target/t1", target("online-rate", "east", "2026", 0.80))
            .put("target/t2", target("cases-open", "east", "2026", 5))
            .put("target/t3", target("no-such-metric", "east", "2026", 5));
    MetricService figures =
        MetricServiceTesting.of(clickHouse, other, SettingsForTests.in(ZONE), NOW);
    Paths paths =
        new Paths(
            figures,
            MetricServiceTesting.shares(clickHouse, other, SettingsForTests.in(ZONE)),
            CityClockTesting.at(NOW, ZONE),
            new StaticListableBeanFactory(Map.of("goals", new RegistryGoals(other)))
                .getBeanProvider(DatedGoals.class));
    // A figure that is only watched has no good side, an unknown one no figure.
    assertThat(paths.ahead("east")).hasSize(1);
    assertThat(paths.ahead("east").get(0).path().state()).isEqualTo(PathState.NOT_ENOUGH);
  }
}
