package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.known.KnownCasesTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The figure of a day says what the catalogue was on that day. Today is 2026-03-31. */
class CatalogueDaysTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String NOW = "2026-03-31T04:00:00Z";
  private static final String TODAY = "2026-03-31T03:00:00Z";
  private static final String YESTERDAY = "2026-03-30";

  private ClickHouse clickHouse;
  private CatalogueWriter catalogue;

  @BeforeEach
  void load(TestInfo test) {
    String database = "days_" + test.getTestMethod().orElseThrow().getName().toLowerCase();
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database(database));
    catalogue =
        new CatalogueWriter(clickHouse, "2026-02-01T00:00:00Z")
            .put("unit/u", "{\"kind\":\"unit\",\"level\":\"DISTRICT\"}")
            .put("item/a/1", item("\"personal\":true,\"onlineDepth\":[4]"))
            .put("item/b/1", item("\"personal\":true,\"validFrom\":\"2026-03-01\""))
            .put("point/c1", centre("\"a\""))
            .put("dataset/d1", dataset("2026-03-01", "\"2026-03-10\""))
            .put("dataset/d2", dataset("2026-03-01", "null"));
  }

  /** A new one, which has no answer at hand that is a second old. */
  private MetricService metrics() {
    return new MetricService(
        clickHouse,
        new FixedRegistryView(ZONE).unit("u", Unit.Level.DISTRICT, null),
        KnownCasesTesting.of(clickHouse, SettingsForTests.in(ZONE)),
        SettingsForTests.in(ZONE),
        Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC),
        PlacesForTests.NONE);
  }

  @AfterEach
  void close() {
    clickHouse.close();
  }

  private static String item(String fields) {
    return "{\"kind\":\"item\"," + fields + "}";
  }

  private static String centre(String items) {
    return "{\"kind\":\"point\",\"pointKind\":\"CENTRE\",\"unit\":\"u\",\"items\":[" + items + "]}";
  }

  private static String dataset(String due, String aggregatedOn) {
    return "{\"kind\":\"dataset\",\"unit\":\"u\",\"due\":\"%s\",\"aggregatedOn\":%s}"
        .formatted(due, aggregatedOn);
  }

  private String told(String metric, String... parameters) {
    Map<String, String[]> all = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], new String[] {parameters[i + 1]});
    }
    MetricService metrics = metrics();
    List<MetricRow> rows = metrics.read(metrics.parse(metric, all));
    return rows.stream()
        .map(
            row ->
                String.join("", row.key().values())
                    + " "
                    + row.figures().get("numerator")
                    + "/"
                    + row.figures().get("denominator"))
        .reduce("", (a, b) -> a.isEmpty() ? b : a + "," + b)
        .strip();
  }

  private String yesterday(String metric) {
    String told = told(metric, "to", YESTERDAY);
    assertThat(told(metric, "from", YESTERDAY, "to", YESTERDAY, "by", "day"))
        .isEqualTo(YESTERDAY + " " + told);
    return told;
  }

  @Test
  void aCentreAddedOrTakenOutTodayLeavesYesterdayAsItWas() {
    assertThat(yesterday("personal-local")).isEqualTo("0.5/1");
    catalogue.at(TODAY).put("point/c2", centre("\"a\",\"b\""));
    assertThat(yesterday("personal-local")).isEqualTo("0.5/1");
    assertThat(told("personal-local")).isEqualTo("1.5/2");
    catalogue.remove("point/c1");
    assertThat(yesterday("personal-local")).isEqualTo("0.5/1");
    assertThat(told("personal-local")).isEqualTo("1.0/1");
  }

  @Test
  void aCentreThatOffersMoreTodayOfferedWhatItDidYesterday() {
    catalogue.at(TODAY).put("point/c1", centre("\"a\",\"b\""));
    assertThat(yesterday("personal-local")).isEqualTo("0.5/1");
    assertThat(told("personal-local")).isEqualTo("1.0/1");
  }

  @Test
  void aDirectoryEntryAddedOrTakenOutTodayLeavesYesterdayAsItWas() {
    assertThat(yesterday("data-aggregation")).isEqualTo("1/2");
    catalogue.at(TODAY).put("dataset/d3", dataset("2026-03-01", "\"2026-03-20\""));
    assertThat(yesterday("data-aggregation")).isEqualTo("1/2");
    assertThat(told("data-aggregation")).isEqualTo("2/3");
    catalogue.remove("dataset/d1");
    assertThat(yesterday("data-aggregation")).isEqualTo("1/2");
    assertThat(told("data-aggregation")).isEqualTo("1/2");
  }

  @Test
  void aVersionAddedOrTakenOutTodayLeavesYesterdayAsItWas() {
    assertThat(yesterday("online-available")).isEqualTo("1/2");
    catalogue.at(TODAY).put("item/b/2", item("\"validFrom\":\"2026-03-31\",\"onlineDepth\":[4]"));
    assertThat(yesterday("online-available")).isEqualTo("1/2");
    assertThat(told("online-available")).isEqualTo("2/2");
    catalogue.put("item/c/1", item("\"onlineDepth\":[4]"));
    assertThat(yesterday("online-available")).isEqualTo("1/2");
    assertThat(told("online-available")).isEqualTo("3/3");
    catalogue.remove("item/a/1").remove("item/b/1");
    assertThat(yesterday("online-available")).isEqualTo("1/2");
    assertThat(told("online-available")).isEqualTo("2/2");
  }

  @Test
  void aCorrectedBeginChangesThePastButNotWhatWasKnownOfIt() {
    catalogue.at(TODAY).put("item/b/1", item("\"validFrom\":\"2026-03-31\""));
    assertThat(yesterday("online-available")).isEqualTo("1/1");
    assertThat(told("online-available", "to", YESTERDAY, "knownAt", "2026-03-30T16:00:00Z"))
        .isEqualTo("1/2");
    assertThat(told("online-available", "knownAt", TODAY)).isEqualTo("1/2");
  }

  @Test
  void whatWasKnownOfACentreThenIsToldThen() {
    catalogue.at(TODAY).put("point/c2", centre("\"a\",\"b\""));
    assertThat(told("personal-local", "knownAt", "2026-03-30T16:00:00Z")).isEqualTo("0.5/1");
    assertThat(told("personal-local", "knownAt", TODAY)).isEqualTo("1.5/2");
  }

  @Test
  void theFirstLoadCountsForTheTimeBefore() {
    assertThat(told("personal-local", "to", "2025-06-30")).isEqualTo("1.0/1");
    assertThat(told("personal-local", "to", "2025-06-30", "knownAt", "2025-07-01T00:00:00Z"))
        .isEqualTo("1.0/1");
    assertThat(told("online-available", "to", "2025-06-30")).isEqualTo("1/1");
  }
}
