package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.known.CatalogueHistory;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The metrics of the catalogue of items, as the registry and the case rows tell them. */
class InventoryReaderTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String NOW = "2026-03-31T00:00:00Z";

  private static ClickHouse clickHouse;
  private static InventoryReader reader;

  @BeforeAll
  static void write() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("inventory"));
    CaseRowWriter.write(
        clickHouse,
        new RandomCases(7, ZONE, WorkCalendar.of("cn"), List.of("north"), unit -> "").many(60));
    FixedRegistryView registry =
        new FixedRegistryView(ZONE)
            .unit("north", Unit.Level.DISTRICT, null)
            .unit("street", Unit.Level.STREET, "north");
    new CatalogueWriter(clickHouse, "2026-01-05T00:00:00Z")
        .put("item/item-1/1", item("\"onlineDepth\":[1,2]"))
        .put(
            "item/item-1/2",
            item(
                "\"validFrom\":\"2026-02-01\",\"onlineDepth\":[4,5,6],\"highFrequency\":true,"
                    + "\"onlineSince\":\"2026-02-01\""))
        .put("item/item-9/1", item("\"onlineDepth\":[4],\"personal\":true,\"type\":\"公共服务\""))
        .put("item/secret/1", item("\"onlineDepth\":[4],\"secret\":true"))
        .put(
            "point/p1",
            "{\"kind\":\"point\",\"pointKind\":\"CENTRE\",\"unit\":\"street\","
                + "\"items\":[\"item-9\"]}")
        .put("point/p2", "{\"kind\":\"point\",\"pointKind\":\"CENTRE\",\"unit\":\"north\"}")
        .put(
            "dataset/d1",
            "{\"kind\":\"dataset\",\"unit\":\"street\",\"due\":\"2026-03-01\","
                + "\"aggregatedOn\":\"2026-03-15\"}");
    reader =
        new InventoryReader(
            clickHouse, new CatalogueHistory(clickHouse, ZONE), Knowledge.now(registry), ZONE);
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  private static String item(String fields) {
    return "{\"kind\":\"item\"," + fields + "}";
  }

  private static MetricQuery query(String metric, String... parameters) {
    Map<String, String[]> all = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], new String[] {parameters[i + 1]});
    }
    return new MetricQueryParser(Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC))
        .parse(metric, all);
  }

  private static String told(String metric, String... parameters) {
    return reader.read(query(metric, parameters)).stream()
        .map(
            row ->
                row.key().values()
                    + " "
                    + row.figures().get("numerator")
                    + "/"
                    + row.figures().get("denominator"))
        .reduce("", (a, b) -> a.isEmpty() ? b : a + ", " + b);
  }

  @Test
  void aSnapshotShowsTheVersionsInForce() {
    assertThat(told("online-available")).isEqualTo("[] 2/2");
    assertThat(told("online-available", "to", "2026-01-31")).isEqualTo("[] 1/2");
    assertThat(told("online-available", "asOf", "2026-01-31T15:59:59Z")).isEqualTo("[] 1/2");
    assertThat(told("online-full", "from", "2026-01-01", "to", "2026-02-28", "by", "month"))
        .isEqualTo("[2026-01] 0/2, [2026-02] 1/2");
    assertThat(told("online-available", "by", "item", "item", "item-9")).isEqualTo("[item-9] 1/1");
    assertThat(told("online-available", "item-type", "公共服务")).isEqualTo("[] 1/1");
  }

  @Test
  void dormantIsWhatNobodyAskedForOnlineInTwelveMonths() {
    assertThat(told("dormant-items")).isEqualTo("[] 1/2");
    assertThat(told("dormant-items", "asOf", "2027-06-01T00:00:00Z")).isEqualTo("[] 2/2");
  }

  @Test
  void frequentItemsAreCountedWithTheirLedger() {
    assertThat(reader.read(query("high-frequency")).get(0).figures()).containsEntry("value", 1L);
    assertThat(reader.read(query("high-frequency", "to", "2026-01-31")).get(0).figures())
        .containsEntry("value", 0L);
    ListColumn first = ListKind.ITEM.columns().get(0);
    ListQuery ledger =
        new ListQuery(
            query("high-frequency"),
            ListKind.ITEM,
            CasePart.NUMERATOR,
            Map.of(),
            0,
            0,
            first,
            false,
            0,
            9);
    assertThat(reader.lines(ledger))
        .extracting(each -> each.of("item") + " " + each.of("since"))
        .containsExactly("item-1 2026-02-01");
  }

  @Test
  void centresAndDirectoryEntriesBelongToUnits() {
    assertThat(reader.read(query("personal-local")).get(0).figure("value")).isEqualTo(0.5);
    assertThat(told("personal-local", "by", "unit,point"))
        .isEqualTo("[north, p2] 0.0/1, [street, p1] 1.0/1");
    assertThat(told("data-aggregation", "unit", "north")).isEqualTo("[] 1/1");
    assertThat(told("data-aggregation", "to", "2026-03-14")).isEqualTo("[] 0/1");
    assertThat(told("data-aggregation", "by", "unit-level:DISTRICT")).isEqualTo("[north] 1/1");
  }

  @Test
  void aDimensionThatItemsDoNotHaveIsNamed() {
    assertThatThrownBy(() -> told("online-available", "by", "channel"))
        .isInstanceOf(BadParameterException.class)
        .hasMessage("channel is no dimension of online-available");
    assertThatThrownBy(() -> told("data-aggregation", "item", "a"))
        .isInstanceOf(BadParameterException.class)
        .hasMessage("item is no dimension of data-aggregation");
  }
}
