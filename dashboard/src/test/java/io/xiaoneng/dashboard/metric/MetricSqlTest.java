package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.circle.figure.PlacesCity;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricSqlTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static ClickHouse clickHouse;
  private static MetricService metrics;

  @BeforeAll
  static void open() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("metric_sql"));
    FixedRegistryView registry =
        new FixedRegistryView(ZONE)
            .unit("610100", Unit.Level.CITY, null)
            .unit("610113", Unit.Level.DISTRICT, "610100")
            .unit("610113-?'\\1", Unit.Level.STREET, "610113");
    metrics =
        new MetricService(
            clickHouse,
            registry,
            null,
            SettingsForTests.in(ZONE),
            Clock.fixed(Instant.parse("2026-03-05T00:00:00Z"), ZoneOffset.UTC),
            PlacesCity.places(clickHouse, registry, Instant.parse("2026-03-05T00:00:00Z"), ZONE));
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  static List<String> ids() {
    return MetricCatalogue.all().stream().map(MetricDefinition::id).toList();
  }

  private static List<MetricRow> read(String metric, String... parameters) {
    Map<String, String[]> map = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      map.put(parameters[i], new String[] {parameters[i + 1]});
    }
    return metrics.read(metrics.parse(metric, map));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyMetricHasFiguresAndSaysNoDataWithNulls(String metric) {
    List<MetricRow> rows = read(metric, "from", "2026-01-01", "to", "2027-01-01");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).key()).isEmpty();
    assertThat(rows.get(0).figures()).isNotEmpty();
    rows.get(0)
        .figures()
        .forEach(
            (name, value) -> {
              if (List.of("n", "numerator", "denominator", "numeratorWithoutSupplement")
                  .contains(name)) {
                assertThat(value).as(name).isEqualTo(0L);
              } else {
                assertThat(value).as(name).isNull();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyMetricTakesItsDimensionsAndHasNoRowsWithoutData(String metric) {
    if (metric.startsWith("feed-")) {
      assertThat(read(metric, "by", "source,day,month", "source", "/hall/1")).isEmpty();
      return;
    }
    MetricDefinition definition = MetricCatalogue.find(metric);
    if (definition != null && definition.basis() == MetricDefinition.Basis.C) {
      assertThat(read(metric, "by", "month", "from", "2026-01-01")).isEmpty();
      return;
    }
    if (PlaceReader.METRICS.contains(metric)) {
      for (String time : List.of("day", "week", "month")) {
        assertThat(
                read(
                    metric,
                    "by",
                    "unit-level:STREET," + time,
                    "from",
                    "2026-02-01",
                    "unit",
                    "610113"))
            .isEmpty();
      }
      return;
    }
    if (TaskReader.METRICS.contains(metric)) {
      assertThat(read(metric, "by", "unit-level:STREET,week", "unit", "610113")).isEmpty();
      return;
    }
    if (metric.equals("agency-on-time")) {
      assertThat(read(metric, "by", "agency,service,week", "agency", "a'b\\?")).isEmpty();
      return;
    }
    if (Set.of("wait-minutes", "service-minutes", "abandon-rate").contains(metric)) {
      assertThat(read(metric, "by", "unit-level:STREET,point,window,item,month", "unit", "610113"))
          .isEmpty();
      return;
    }
    for (String time : List.of("day", "week", "month")) {
      assertThat(
              read(
                  metric,
                  "by",
                  "unit-level:STREET,item,item-type,channel,applicant-kind,bundle,point," + time,
                  "from",
                  "2026-01-01",
                  "to",
                  "2026-02-01",
                  "unit",
                  "610113",
                  "channel",
                  "WEB,MOBILE",
                  "item",
                  "a'b\\?"))
          .isEmpty();
    }
    assertThat(read(metric, "by", "unit,channel")).isEmpty();
  }
}
