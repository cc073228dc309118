package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read together is what the service tells of each metric alone, row by row. */
class UnitFiguresTest {

  private static final ZoneId ZONE = ReferenceCity.ZONE;
  private static final YearMonth MONTH = YearMonth.of(2026, 2);
  private static final Instant ASOF = Instant.parse("2026-02-28T16:00:00Z");
  private static final Set<String> PERCENTILES = Set.of("p50", "p90", "max");

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  private static FixedRegistryView registry;
  private static UnitFigures.Table table;

  @BeforeAll
  static void write() {
    registry = ReferenceCity.registry();
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("unit_figures"));
    CubeCellWriter.write(clickHouse, ReferenceCity.write(clickHouse, registry, 900));
    metrics =
        MetricServiceTesting.of(
            clickHouse, registry, SettingsForTests.in(ZONE), Instant.parse("2026-12-31T00:00:00Z"));
    table =
        new UnitFigures(clickHouse, registry, SettingsForTests.in(ZONE))
            .read(
                MetricCatalogue.all().stream().map(MetricDefinition::id).toList(),
                MONTH.atDay(1),
                MONTH.atEndOfMonth(),
                ASOF);
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  static List<String> held() {
    return MetricCatalogue.all().stream()
        .map(MetricDefinition::id)
        .filter(UnitFigures::holds)
        .toList();
  }

  private static MetricQuery query(String metric, List<Grouping> by) {
    LocalDate from = MONTH.atDay(1);
    return new MetricQuery(metric, from, MONTH.atEndOfMonth(), by, Map.of(), ASOF, null);
  }

  @ParameterizedTest
  @MethodSource("held")
  void theCityAndEveryUnitOfEveryLevelAreTheServices(String metric) {
    same(table.whole(metric), metrics.read(query(metric, List.of())).get(0));
    for (Unit.Level level : List.of(Unit.Level.DISTRICT, Unit.Level.STREET)) {
      Map<String, MetricRow> units = table.of(metric, registry.ancestorsAt(level));
      List<MetricRow> rows =
          metrics.read(query(metric, List.of(new Grouping(Dimension.UNIT, level)))).stream()
              .filter(each -> each.key().get("unit") != null)
              .toList();
      assertThat(units).hasSize(rows.size());
      for (MetricRow row : rows) {
        same(units.get(row.key().get("unit")), row);
      }
    }
  }

  private static void same(MetricRow told, MetricRow read) {
    assertThat(told).isNotNull();
    assertThat(told.figures().keySet()).isEqualTo(read.figures().keySet());
    read.figures()
        .forEach(
            (name, figure) -> {
              if (PERCENTILES.contains(name)) {
                assertThat(told.figures().get(name)).isNull();
              } else if (figure == null) {
                assertThat(told.figures().get(name)).as(name).isNull();
              } else if (figure instanceof Long) {
                assertThat(told.figures().get(name)).as(name).isEqualTo(figure);
              } else {
                assertThat(told.figure(name))
                    .as(name)
                    .isCloseTo(figure.doubleValue(), within(1e-9));
              }
            });
  }

  @Test
  void mostMetricsOfCasesAreHeldAndNoOthers() {
    assertThat(held())
        .contains(
            "on-time", "handling-days", "visits", "materials-shared", "rectified", "bad-per-10k");
    assertThat(held())
        .doesNotContain("cases-open", "clock-parts", "handling-days-survival", "refuse-reapply")
        .doesNotContain("backdated-acceptance", "wait-minutes", "cases-quarantined");
    assertThat(table.has("on-time")).isTrue();
    assertThat(table.has("cases-open")).isFalse();
    assertThat(held().stream().filter(each -> !table.of(each, Map.of("north", "x")).isEmpty()))
        .hasSizeGreaterThan(20);
  }
}
