package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
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

/** The list behind every number of every metric has as many cases as the number says. */
class CaseListTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String ODD_STREET = "street-?'\\1";
  private static final Instant AS_OF = Instant.parse("2026-02-28T15:59:59.999Z");

  private static final List<String> SLICES =
      List.of(
          "unit",
          "unit-level:STREET",
          "item",
          "item-type",
          "channel",
          "applicant-kind",
          "bundle",
          "point",
          "day",
          "week",
          "month",
          "unit,month");

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  private static ListService lists;

  @BeforeAll
  static void write() {
    FixedRegistryView registry =
        new FixedRegistryView(ZONE)
            .unit("city", Unit.Level.CITY, null)
            .unit("north", Unit.Level.DISTRICT, "city")
            .unit("south", Unit.Level.DISTRICT, "city")
            .unit("street-2", Unit.Level.STREET, "south")
            .unit(ODD_STREET, Unit.Level.STREET, "north");
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("case_list"));
    List<CaseFacts> cases =
        new RandomCases(
                2026,
                ZONE,
                WorkCalendar.of("cn"),
                List.of("north", "south", "street-2", ODD_STREET, "nobody's"),
                registry.registry()::districtOf)
            .many(500);
    CaseRowWriter.write(clickHouse, cases);
    CubeCellWriter.write(clickHouse, cases);
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

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  /** Without the one whose cases stand in the archive, which is empty here: RadarArchiveTest. */
  static List<String> ids() {
    return MetricCatalogue.all().stream()
        .map(MetricDefinition::id)
        .filter(id -> !id.equals("backdated-acceptance"))
        .filter(id -> metrics.answers(id))
        .filter(id -> ListKind.of(id) == ListKind.CASE || ListKind.of(id) == ListKind.RATING)
        .toList();
  }

  private static Map<String, String[]> parameters(Map<String, String> of) {
    Map<String, String[]> parameters = new HashMap<>();
    of.forEach((name, value) -> parameters.put(name, new String[] {value}));
    parameters.putIfAbsent("asOf", new String[] {AS_OF.toString()});
    return parameters;
  }

  private static ListQuery query(String metric, Map<String, String> of, CasePart part) {
    Map<String, String> asked = new LinkedHashMap<>(of);
    asked.put("part", part.wireName());
    asked.put("size", "1000");
    return lists.parse(metric, parameters(asked));
  }

  private static long count(String metric, Map<String, String> of, CasePart part) {
    return lists.count(query(metric, of, part));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyNumberHasItsCases(String metric) {
    for (Map<String, String> question :
        List.of(
            Map.of("from", "2026-01-20", "to", "2026-02-14"),
            Map.of("unit", "south", "channel", "WEB,COUNTER"))) {
      assertThat(agree(metric, question, "")).isPositive();
    }
    for (String by : SLICES) {
      assertThat(agree(metric, Map.of("from", "2026-01-20", "to", "2026-02-28"), by))
          .as("%s by %s", metric, by)
          .isPositive();
    }
  }

  /** Compares some rows of a figure with their lists; how many numbers were compared. */
  private static int agree(String metric, Map<String, String> question, String by) {
    Map<String, String> asked = new LinkedHashMap<>(question);
    if (!by.isEmpty()) {
      asked.put("by", by);
    }
    List<MetricRow> rows = metrics.read(metrics.parse(metric, parameters(asked)));
    int numbers = 0;
    for (int i : new TreeSet<>(List.of(0, rows.size() - 1))) {
      MetricRow row = rows.get(i);
      Map<String, String> list = new LinkedHashMap<>(asked);
      row.key().forEach((name, value) -> list.put(name, value == null ? "" : value));
      numbers += numbers(metric, row, list);
    }
    return numbers;
  }

  private static int numbers(String metric, MetricRow row, Map<String, String> list) {
    String of = metric + " " + list;
    if (metric.startsWith("overdue")) {
      assertThat(count(metric, list, CasePart.OPEN)).as(of).isEqualTo(number(row, "open"));
      assertThat(count(metric, list, CasePart.LATE)).as(of).isEqualTo(number(row, "late"));
      return 2;
    }
    CaseMeasure measure = CaseMeasure.of(metric);
    if (measure == null) {
      String name = metric.equals("open-age") ? "n" : "value";
      assertThat(count(metric, list, CasePart.OPEN)).as(of).isEqualTo(number(row, name));
      return 1;
    }
    switch (measure.shape()) {
      case COUNT ->
          assertThat(count(metric, list, CasePart.NUMERATOR))
              .as(of)
              .isEqualTo(number(row, "value"));
      case SURVIVAL -> {
        assertThat(count(metric, list, CasePart.DENOMINATOR)).as(of).isEqualTo(number(row, "n"));
        assertThat(count(metric, list, CasePart.NUMERATOR))
            .as(of)
            .isEqualTo(number(row, "numerator"));
      }
      case PARTS -> {
        assertThat(count(metric, list, CasePart.DENOMINATOR)).as(of).isEqualTo(number(row, "n"));
        double days =
            lists.page(query(metric, list, CasePart.NUMERATOR)).stream()
                .mapToDouble(each -> (Double) each.of("value"))
                .sum();
        assertThat(days).as(of).isCloseTo(number(row, "totalMillis") / 86_400_000.0, within(1e-6));
      }
      case RATIO, AGAINST, TRIPS_RATIO, PER_10K -> {
        long numerator = count(metric, list, CasePart.NUMERATOR);
        long denominator = count(metric, list, CasePart.DENOMINATOR);
        assertThat(numerator).as(of).isEqualTo(number(row, "numerator"));
        assertThat(denominator).as(of).isEqualTo(number(row, "denominator"));
        if (measure.part(CasePart.LATE) != null) {
          assertThat(count(metric, list, CasePart.LATE)).as(of).isEqualTo(denominator - numerator);
        }
      }
      default -> {
        assertThat(count(metric, list, CasePart.DENOMINATOR)).as(of).isEqualTo(number(row, "n"));
        double sum =
            lists.page(query(metric, list, CasePart.NUMERATOR)).stream()
                .mapToDouble(each -> (Double) each.of("value"))
                .sum();
        double expected =
            measure.shape() != CaseMeasure.Shape.DURATION
                ? number(row, "numerator")
                : number(row, "n") == 0 ? 0 : row.figure("mean") * number(row, "n");
        assertThat(sum).as(of).isCloseTo(expected, within(1e-6));
      }
    }
    return 2;
  }

  private static long number(MetricRow row, String name) {
    Number number = row.figures().get(name);
    return number == null ? 0 : number.longValue();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void whatIsNotCountedIsInNoOtherPart(String metric) {
    if (CaseMeasure.of(metric) == null || ListKind.of(metric) == ListKind.RATING) {
      return;
    }
    Set<String> counted = new HashSet<>();
    lists
        .page(query(metric, Map.of(), CasePart.DENOMINATOR))
        .forEach(each -> counted.add(each.text("case")));
    assertThat(lists.page(query(metric, Map.of(), CasePart.EXCLUDED)))
        .extracting(each -> each.text("case"))
        .doesNotContainAnyElementsOf(counted);
  }

  @Test
  void pagesTogetherAreTheListInItsOrder() {
    for (String sort : ListKind.CASE.columns().stream().map(ListColumn::name).toList()) {
      List<String> found = new ArrayList<>();
      for (int page = 0; page < 4; page++) {
        lists
            .page(
                lists.parse(
                    "handling-days",
                    parameters(
                        Map.of("sort", sort, "order", "desc", "page", "" + page, "size", "90"))))
            .forEach(each -> found.add(each.text("case")));
      }
      ListQuery whole = query("handling-days", Map.of(), CasePart.NUMERATOR);
      assertThat(found).as(sort).doesNotHaveDuplicates().hasSize((int) lists.count(whole));
    }
    List<ListLine> byDays =
        lists.page(lists.parse("handling-days", parameters(Map.of("sort", "d1", "order", "desc"))));
    assertThat(byDays)
        .extracting(each -> (Long) each.of("d1"))
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void aWrongArgumentIsNamed() {
    Map.of(
            "part=late", "online-rate",
            "part=all", "on-time",
            "sort=colour", "on-time",
            "order=up", "on-time",
            "page=-1", "on-time",
            "size=1001", "on-time",
            "colour=red", "on-time",
            "knownAt=noon", "on-time")
        .forEach(
            (wrong, metric) -> {
              String[] each = wrong.split("=");
              assertThatThrownBy(() -> lists.parse(metric, parameters(Map.of(each[0], each[1]))))
                  .as(wrong)
                  .isInstanceOf(BadParameterException.class)
                  .extracting("field")
                  .isEqualTo(each[0]);
            });
    assertThatThrownBy(
            () -> lists.parse("on-time", parameters(Map.of("page", "200", "size", "1000"))))
        .hasMessageContaining("CSV");
  }
}
