package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.known.History;
import io.xiaoneng.dashboard.known.KnownCasesTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asked for an earlier knowledge, a city answers as one that never heard of anything later. */
class KnownAtTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant THEN = History.START.plus(Duration.ofDays(20));
  private static final Instant NOW = History.START.plus(Duration.ofDays(90));

  private static City whole;
  private static City ended;

  private record City(ClickHouse clickHouse, MetricService metrics) {}

  @BeforeAll
  static void write() {
    History history = new History(42, 400, 300);
    whole = city("known_at_whole", history, each -> true);
    ended = city("known_at_ended", history, each -> !each.recordedAt().isAfter(THEN));
  }

  private static City city(String name, History history, Predicate<History.Delivery> taken) {
    ClickHouse clickHouse = ClickHouseTesting.open(ClickHouseForTests.database(name));
    MutableRegistry registry = new MutableRegistry(ZONE);
    Rules rules = new Rules(registry.calendar("cn"), ZONE, registry);
    history.archive(clickHouse, taken);
    List<CaseFacts> facts = history.facts(rules, taken);
    History.write(clickHouse, "case_row", facts);
    history.writeOthers(clickHouse, rules, taken);
    publish(clickHouse, recordedAt -> taken.test(new History.Delivery(null, null, recordedAt)));
    CubeCellWriter.write(clickHouse, facts);
    CubeCellWriter.seen(clickHouse, NOW);
    XiaonengProperties settings = SettingsForTests.in(ZONE);
    MetricService metrics =
        new MetricService(
            clickHouse,
            new FixedRegistryView(ZONE).unit("u", Unit.Level.DISTRICT, null),
            KnownCasesTesting.of(clickHouse, settings),
            settings,
            Clock.fixed(NOW, ZoneOffset.UTC),
            PlacesForTests.NONE);
    return new City(clickHouse, metrics);
  }

  /** A catalogue that is loaded before anything happens, and moves on before and after THEN. */
  private static void publish(ClickHouse clickHouse, Predicate<Instant> taken) {
    long offset = 0;
    for (String[] each :
        new String[][] {
          {"-10", "unit/u", "{\"kind\":\"unit\",\"level\":\"DISTRICT\"}"},
          {"-10", "item/item-1/1", "{\"kind\":\"item\",\"onlineDepth\":[4],\"personal\":true}"},
          {"-10", "item/item-2/1", "{\"kind\":\"item\",\"onlineDepth\":[4,5,6]}"},
          {"-10", "point/c-1", "{\"kind\":\"point\",\"pointKind\":\"CENTRE\",\"unit\":\"u\"}"},
          {"-10", "dataset/d-1", "{\"kind\":\"dataset\",\"unit\":\"u\",\"due\":\"2026-03-01\"}"},
          {"8", "item/item-3/1", "{\"kind\":\"item\",\"validFrom\":\"2026-03-05\"}"},
          {"30", "item/item-1/1", "{\"kind\":\"item\",\"validFrom\":\"2026-03-12\"}"},
          {"30", "point/c-2", "{\"kind\":\"point\",\"pointKind\":\"CENTRE\",\"unit\":\"u\"}"},
          {"31", "dataset/d-1", ""},
        }) {
      Instant recordedAt = History.START.plus(Duration.ofDays(Long.parseLong(each[0])));
      if (taken.test(recordedAt)) {
        clickHouse.execute(
            "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES (?, ?, ?, ?,"
                + " fromUnixTimestamp64Milli(?, 'UTC'))",
            List.of(
                each[1].substring(0, each[1].indexOf('/')),
                each[1],
                offset,
                each[2],
                recordedAt.toEpochMilli()),
            Duration.ofSeconds(20));
      }
      offset++;
    }
  }

  @AfterAll
  static void close() {
    whole.clickHouse().close();
    ended.clickHouse().close();
  }

  static List<String> ids() {
    return MetricCatalogue.all().stream()
        .map(MetricDefinition::id)
        .filter(whole.metrics()::answers)
        .filter(id -> !PlaceReader.METRICS.contains(id))
        .toList();
  }

  private static List<MetricRow> read(City city, String metric, Map<String, String> parameters) {
    Map<String, String[]> map = new HashMap<>();
    parameters.forEach((name, value) -> map.put(name, new String[] {value}));
    return city.metrics().read(city.metrics().parse(metric, map));
  }

  @Test
  void whatIsKeptAsItIsKnownNowRefusesAnotherMoment() {
    for (String metric : PlaceReader.METRICS) {
      assertThatThrownBy(() -> read(whole, metric, Map.of("knownAt", THEN.toString())))
          .isInstanceOf(BadParameterException.class)
          .hasMessageContaining("knownAt is not for " + metric);
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyMetricSaysWhatWasKnownThen(String metric) {
    String slices =
        whole.metrics().dimensions(metric).stream()
            .filter(each -> !each.ofTime())
            .map(Dimension::wireName)
            .limit(3)
            .collect(Collectors.joining(","));
    for (Map<String, String> question :
        List.of(
            Map.<String, String>of(),
            Map.of("by", slices),
            Map.of("by", "month"),
            Map.of("asOf", THEN.minus(Duration.ofDays(4)).toString(), "by", "day"))) {
      Map<String, String> known = new HashMap<>(question);
      known.put("knownAt", THEN.toString());
      assertSame(read(whole, metric, known), read(ended, metric, question));
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void knownNowIsTheSameAsNotAsking(String metric) {
    Map<String, String> known = Map.of("knownAt", NOW.toString());
    assertSame(read(whole, metric, known), read(whole, metric, Map.of()));
  }

  /** Sums of fractions come in any order, so their last digit may differ. */
  private static void assertSame(List<MetricRow> actual, List<MetricRow> expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withComparatorForType(
            (a, b) -> Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)) ? 0 : a.compareTo(b),
            Double.class)
        .isEqualTo(expected);
  }
}
