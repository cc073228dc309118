package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The list behind every number of a metric that is not made of cases has as many rows as the number
 * says; those of cases are in {@link CaseListTest}.
 */
class ListTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant AS_OF = Instant.parse("2026-02-28T15:59:59.999Z");

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  private static ListService lists;

  @BeforeAll
  static void write() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("lists"));
    CatalogueWriter catalogue = new CatalogueWriter(clickHouse, "2026-01-05T00:00:00Z");
    FixedRegistryView registry =
        new FixedRegistryView(ZONE)
            .unit("north", Unit.Level.DISTRICT, null)
            .unit("south", Unit.Level.DISTRICT, null)
            .unit("street", Unit.Level.STREET, "south")
            .put("bundle/bundle-1", "{\"kind\":\"bundle\",\"items\":[\"item-1\"]}")
            .put("source//hall/1", "{\"kind\":\"source\",\"prefix\":\"/hall/1\"}");
    CaseRowWriter.write(
        clickHouse,
        new RandomCases(
                12,
                ZONE,
                WorkCalendar.of("cn"),
                List.of("north", "south", "street", ""),
                registry.registry()::districtOf)
            .many(700));
    for (int i = 0; i < 40; i++) {
      catalogue.put("item/item-" + i + "/1", item(i));
      catalogue.put(
          "point/p" + i,
          "{\"kind\":\"point\",\"pointKind\":\"%s\",\"unit\":\"%s\",\"items\":[\"item-%d\"]}"
              .formatted(i % 4 == 0 ? "HALL" : "CENTRE", i % 3 == 0 ? "north" : "street", i));
      catalogue.put(
          "dataset/d" + i,
          "{\"kind\":\"dataset\",\"unit\":\"%s\",\"due\":\"2026-0%d-10\"%s}"
              .formatted(
                  i % 5 == 0 ? "north" : "street",
                  1 + i % 4,
                  i % 3 == 0 ? "" : ",\"aggregatedOn\":\"2026-02-0%d\"".formatted(1 + i % 9)));
    }
    subjects();
    XiaonengProperties settings = SettingsForTests.in(ZONE);
    Clock clock = Clock.fixed(AS_OF, ZoneOffset.UTC);
    metrics = new MetricService(clickHouse, registry, null, settings, clock, PlacesForTests.NONE);
    lists =
        new ListService(
            metrics,
            clickHouse,
            registry,
            null,
            settings,
            clock,
            new Sight(registry, new CurrentActor()));
  }

  private static String item(int i) {
    return "{\"kind\":\"item\",\"type\":\"%s\",\"onlineDepth\":[%s],\"secret\":%s,\"personal\":%s,"
            .formatted(
                i % 2 == 0 ? "行政许可" : "公共服务", i % 3 == 0 ? "4,5,6" : "4", i % 7 == 0, i % 2 == 1)
        + "\"highFrequency\":%s,\"onlineSince\":\"2026-0%d-01\",\"window\":\"%s\","
            .formatted(i % 3 == 1, 1 + i % 3, i % 4 == 0 ? "UNIVERSAL" : "SPECIALISED")
        + "\"statutory\":{\"amount\":20,\"kind\":\"%s\"},\"promised\":{\"amount\":%d,\"kind\":\"WORKING\"},"
            .formatted(i % 6 == 0 ? "CALENDAR" : "WORKING", 1 + i % 20)
        + "\"immediate\":%s,\"materials\":%d%s}"
            .formatted(i % 5 == 0, i % 8, i % 4 == 0 ? "" : ",\"materialsBaseline\":9");
  }

  /** Tickets, contracts, events and dead letters by hashes of their numbers. */
  private static void subjects() {
    for (String sql :
        List.of(
            "INSERT INTO ticket_row WITH cityHash64(number) AS h, toDateTime64('2026-02-01 00:00:00',"
                + " 3, 'UTC') + toIntervalSecond(h % 2600000) AS at SELECT toString(number), 1,"
                + " concat('point-', toString(h % 3)), ['north','south','street',''][1 + h % 4], '',"
                + " toString(h % 5), if(h % 3 = 0, '', 'item-1'), if(h % 17 = 0, NULL, at),"
                + " if(h % 5 = 0, NULL, at + toIntervalSecond(toInt64(h % 3000) - 60)), if(h % 7 = 0,"
                + " NULL, at + toIntervalSecond(3000 + h % 900)), if(h % 6 = 0, at +"
                + " toIntervalSecond(h % 999), NULL), if(h % 17 = 0, NULL, toDate32(at, '{Z}')),"
                + " h % 19 = 0, at FROM numbers(300)",
            "INSERT INTO contract_row WITH cityHash64(number) AS h, toDateTime64('2026-02-01 00:00:00',"
                + " 3, 'UTC') + toIntervalSecond(h % 3000000) AS due SELECT toString(number), 1,"
                + " concat('agency-', toString(h % 3)), if(h % 2 = 0, '', 'survey'), due - 864000,"
                + " if(h % 9 = 0, NULL, due), if(h % 4 = 0, NULL, if(h % 11 = 0, due, due +"
                + " toInt64(h % 600000) - 300000)), if(h % 9 = 0, NULL, toDate32(due, '{Z}')),"
                + " h % 19 = 0, due FROM numbers(300)",
            "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
                + " recorded_at, test, raw) WITH cityHash64(number) AS h,"
                + " toDateTime64('2026-02-01 00:00:00', 3, 'UTC') + toIntervalSecond(h % 2600000) AS"
                + " at SELECT concat('case-', toString(h % 700)), ['/hall/1-02', '/hall/1-03',"
                + " '/web', ''][1 + h % 4], toString(number), 0, h, 'UPSERT', ['case.applied',"
                + " 'queue.taken'][1 + h % 2], at, at + toIntervalSecond(h % 500), h % 13 = 0, '' FROM"
                + " numbers(900)",
            "INSERT INTO source_seen SELECT DISTINCT source, recorded_at, recorded_at, time FROM"
                + " event_archive",
            "INSERT INTO dead_letter (sha256, reason, detail, origin, source, id, length,"
                + " recorded_at, raw) WITH cityHash64(number) AS h SELECT"
                + " lower(hex(SHA256(toString(number)))), 'bad-time', '', 'http', ['/hall/1-09',"
                + " '/web', '/odd', ''][1 + h % 4], toString(number), 1, toDateTime64('2026-02-01"
                + " 00:00:00', 3, 'UTC') + toIntervalSecond(h % 2600000), '' FROM numbers(120)")) {
      clickHouse.execute(sql.replace("{Z}", ZONE.getId()), List.of(), Duration.ofSeconds(20));
    }
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  static List<String> ids() {
    return MetricCatalogue.all().stream()
        .map(MetricDefinition::id)
        .filter(metrics::answers)
        .filter(id -> !PlaceReader.METRICS.contains(id) && !TaskReader.METRICS.contains(id))
        .filter(id -> ListKind.of(id) != ListKind.CASE && ListKind.of(id) != ListKind.RATING)
        .toList();
  }

  private static Map<String, String[]> parameters(Map<String, String> of) {
    Map<String, String[]> parameters = new HashMap<>();
    of.forEach((name, value) -> parameters.put(name, new String[] {value}));
    parameters.putIfAbsent("asOf", new String[] {AS_OF.toString()});
    return parameters;
  }

  private static List<ListLine> list(String metric, Map<String, String> of, CasePart part) {
    Map<String, String> asked = new LinkedHashMap<>(of);
    asked.put("part", part.wireName());
    asked.put("size", "1000");
    ListQuery query = lists.parse(metric, parameters(asked));
    List<ListLine> lines = lists.page(query);
    assertThat(lists.count(query)).as("%s %s", metric, asked).isEqualTo(lines.size());
    return lines;
  }

  private static List<String> slices(String metric) {
    List<String> slices = new ArrayList<>(List.of("", "day", "month"));
    for (Dimension each : new TreeSet<>(metrics.dimensions(metric))) {
      slices.add(each.wireName());
      if (each == Dimension.UNIT) {
        slices.add("unit-level:DISTRICT");
        slices.add("unit,week");
      }
    }
    return slices;
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyNumberHasItsRows(String metric) {
    long rows = 0;
    for (String by : slices(metric)) {
      Map<String, String> asked =
          new LinkedHashMap<>(Map.of("from", "2026-02-03", "to", "2026-02-27", "by", by));
      List<MetricRow> figures = metrics.read(metrics.parse(metric, parameters(asked)));
      for (int i : new TreeSet<>(List.of(0, figures.size() / 2, figures.size() - 1))) {
        Map<String, String> list = new LinkedHashMap<>(asked);
        figures.get(i).key().forEach((name, value) -> list.put(name, value == null ? "" : value));
        rows += agree(metric, figures.get(i), list);
      }
    }
    rows +=
        agree(metric, metrics.read(metrics.parse(metric, parameters(Map.of()))).get(0), Map.of());
    assertThat(rows).as(metric).isPositive();
  }

  /** Compares a row of the figure with its lists; how many rows they have. */
  private static int agree(String metric, MetricRow row, Map<String, String> of) {
    String what = metric + " " + of;
    List<ListLine> counted = list(metric, of, CasePart.DENOMINATOR);
    List<ListLine> above = list(metric, of, CasePart.NUMERATOR);
    if (row.figures().containsKey("mean")) {
      assertThat(counted).as(what).hasSize(row.figure("n").intValue());
      Double mean = row.figure("mean");
      assertThat(sum(above, "value"))
          .as(what)
          .isCloseTo(mean == null ? 0 : mean * counted.size(), within(1e-6));
    } else if (metric.equals("high-frequency")) {
      assertThat(above).as(what).hasSize(row.figure("value").intValue());
    } else if (metric.equals("promise-cut") || metric.equals("materials-cut")) {
      assertThat(counted).as(what).hasSize(row.figure("n").intValue());
      assertThat(sum(above, "numerator")).as(what).isEqualTo(row.figure("numerator"));
      assertThat(sum(counted, "denominator")).as(what).isEqualTo(row.figure("denominator"));
    } else {
      assertThat(counted).as(what).hasSize(row.figure("denominator").intValue());
      assertThat(metric.equals("personal-local") ? sum(above, "value") : above.size())
          .as(what)
          .isCloseTo(row.figure("numerator"), within(1e-9));
    }
    if (ListKind.parts(metric).contains(CasePart.LATE)) {
      assertThat(list(metric, of, CasePart.LATE)).as(what).hasSize(counted.size() - above.size());
    }
    return counted.size();
  }

  private static double sum(List<ListLine> lines, String column) {
    return lines.stream()
        .map(each -> (Number) each.of(column))
        .mapToDouble(Number::doubleValue)
        .sum();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void whatIsNotCountedIsInNoOtherPart(String metric) {
    Set<List<Object>> counted = new HashSet<>();
    list(metric, Map.of(), CasePart.DENOMINATOR).forEach(each -> counted.add(name(each)));
    assertThat(list(metric, Map.of(), CasePart.EXCLUDED))
        .extracting(ListTest::name)
        .doesNotContainAnyElementsOf(counted);
  }

  /** What tells a row apart from others. */
  private static List<Object> name(ListLine line) {
    return line.values().subList(0, 2);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void pagesTogetherAreTheListInItsOrder(String metric) {
    List<ListLine> whole = list(metric, Map.of(), CasePart.DENOMINATOR);
    for (ListColumn column : ListKind.of(metric).columns()) {
      if (!column.sortable()) {
        continue;
      }
      int size = Math.max(1, whole.size() / 3);
      List<ListLine> found = new ArrayList<>();
      for (int page = 0; page * size < whole.size(); page++) {
        found.addAll(
            lists.page(
                lists.parse(
                    metric,
                    parameters(
                        Map.of(
                            "part",
                            "denominator",
                            "sort",
                            column.name(),
                            "order",
                            "desc",
                            "page",
                            "" + page,
                            "size",
                            "" + size)))));
      }
      assertThat(found).as(column.name()).containsExactlyInAnyOrderElementsOf(whole);
      if (column.type() != ListColumn.Type.TEXT) {
        assertThat(found.stream().map(each -> (Comparable) each.of(column.name())).toList())
            .as(column.name())
            .isSortedAccordingTo(
                java.util.Comparator.nullsLast(java.util.Comparator.reverseOrder()));
      }
    }
  }

  @Test
  void anInstanceNamesItsCases() {
    for (ListLine line : list("project-days", Map.of(), CasePart.DENOMINATOR)) {
      assertThat((List<?>) line.of("caseIds"))
          .hasSize(((Long) line.of("cases")).intValue())
          .allMatch(each -> each.toString().startsWith("case-"));
    }
  }

  @Test
  void anEventLeadsToItsCaseAndARefusedOneToItsLetter() {
    for (ListLine line : list("feed-quality", Map.of(), CasePart.DENOMINATOR)) {
      String href = ListKind.EVENT.href(line);
      switch (line.text("outcome")) {
        case "DEAD_LETTER" ->
            assertThat(href).isEqualTo("/api/v1/dead-letters/" + line.of("letter"));
        default ->
            assertThat(href)
                .isEqualTo(
                    line.of("type").equals("case.applied") ? "/cases/" + line.of("subject") : null);
      }
    }
  }

  @Test
  void aDimensionThatAMetricDoesNotHaveIsNamed() {
    for (String metric : List.of("wait-minutes", "agency-on-time", "one-window", "feed-quality")) {
      assertThatThrownBy(() -> lists.parse(metric, parameters(Map.of("channel", "WEB"))))
          .as(metric)
          .isInstanceOf(BadParameterException.class)
          .extracting("field")
          .isEqualTo("channel");
    }
    assertThatThrownBy(() -> lists.parse("feed-quality", parameters(Map.of("by", "unit"))))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("feed-quality");
  }
}
