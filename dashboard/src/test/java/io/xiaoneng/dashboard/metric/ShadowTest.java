package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricVersion;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions that are not in force, beside those that are. */
class ShadowTest {

  private static final Instant NOW = Instant.parse("2026-12-31T00:00:00Z");

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  private static ListService lists;
  private static List<CaseFacts> cases;

  @BeforeAll
  static void write() {
    FixedRegistryView registry = ReferenceCity.registry();
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("shadows"));
    cases = ReferenceCity.write(clickHouse, registry, 400);
    CubeCellWriter.write(clickHouse, cases);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    metrics =
        new MetricService(
            clickHouse,
            registry,
            null,
            SettingsForTests.in(ReferenceCity.ZONE),
            clock,
            PlacesForTests.NONE);
    lists =
        new ListService(
            metrics,
            clickHouse,
            registry,
            null,
            SettingsForTests.in(ReferenceCity.ZONE),
            clock,
            new Sight(registry, new CurrentActor()));
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  static List<MetricVersion> shadows() {
    return MetricCatalogue.shadows();
  }

  private static Map<String, String[]> parameters(String... parameters) {
    Map<String, String[]> all = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], new String[] {parameters[i + 1]});
    }
    return all;
  }

  private static Set<String> listed(String metric, String... parameters) {
    return lists.page(lists.parse(metric, parameters(parameters))).stream()
        .map(each -> each.text("case"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("shadows")
  void aShadowIsToldByItsOwnWordsOverEverySlice(MetricVersion shadow) {
    String version = Integer.toString(shadow.number());
    for (MetricRow row :
        metrics.read(
            metrics.parse(shadow.id(), parameters("version", version, "by", "month,channel")))) {
      LocalDate first = LocalDate.parse(row.key().get("month") + "-01");
      Figure expected =
          ReferenceCity.reference(
                  cases,
                  each -> each.attributes().channel().equals(row.key().get("channel")),
                  new Period(first, first.plusMonths(1).minusDays(1)),
                  NOW)
              .figure(shadow.id(), shadow.number());
      FigureComparison.same(shadow.id(), row, expected);
    }
    assertThat(metrics.read(metrics.parse(shadow.id(), parameters("version", version))))
        .isNotEqualTo(metrics.read(metrics.parse(shadow.id(), parameters())));
  }

  @ParameterizedTest
  @MethodSource("shadows")
  void theListHasTheCasesThatAreCountedOtherwiseAndNoOthers(MetricVersion shadow) {
    String version = Integer.toString(shadow.number());
    Set<String> otherwise = new HashSet<>();
    for (String part : List.of("numerator", "denominator")) {
      Set<String> mine = listed(shadow.id(), "version", version, "part", part, "size", "1000");
      Set<String> inForce = listed(shadow.id(), "part", part, "size", "1000");
      mine.stream().filter(each -> !inForce.contains(each)).forEach(otherwise::add);
      inForce.stream().filter(each -> !mine.contains(each)).forEach(otherwise::add);
    }
    assertThat(otherwise).isNotEmpty();
    assertThat(listed(shadow.id(), "version", version, "part", "otherwise", "size", "1000"))
        .isEqualTo(otherwise);
    assertThat(metrics.countedOtherwise(metrics.parse(shadow.id(), parameters("version", version))))
        .isEqualTo(otherwise.size());
  }

  @Test
  void aVersionThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(() -> metrics.parse("on-time", parameters("version", "3")))
        .isInstanceOf(BadParameterException.class)
        .hasMessage("version is \"3\"; on-time has 1 (current), 2 (shadow)");
    assertThatThrownBy(() -> metrics.parse("wait-minutes", parameters("version", "2")))
        .isInstanceOf(BadParameterException.class)
        .hasMessage("version is \"2\"; wait-minutes has 1 (current)");
    assertThatThrownBy(() -> lists.parse("on-time", parameters("version", "new")))
        .isInstanceOf(BadParameterException.class)
        .hasMessage("version is \"new\"; on-time has 1 (current), 2 (shadow)");
  }

  @Test
  void theOneInForceCanBeAskedForByItsNumberAndHasNoCasesCountedOtherwise() {
    assertThat(metrics.parse("on-time", parameters("version", "1")))
        .isEqualTo(metrics.parse("on-time", parameters()));
    assertThatThrownBy(() -> lists.parse("on-time", parameters("part", "otherwise")))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("numerator, denominator");
  }
}
