package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.known.History;
import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.known.KnownCasesTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Unit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over random histories: the cases' differences are the figure's, and each has its cause. */
class CorrectionsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = History.START.plus(Duration.ofDays(90));
  private static final double LAST_DIGITS = 1e-9;

  /** What becomes of a case here depends on other cases as well. */
  private static final Set<String> OF_OTHERS_TOO = Set.of("backdated-acceptance", "refuse-reapply");

  /** One city for each seed. */
  private record City(
      History history, ClickHouse clickHouse, MetricService metrics, Corrections corrections) {}

  private static final List<City> CITIES = new ArrayList<>();

  @BeforeAll
  static void write() {
    for (long seed : new long[] {11, 12}) {
      CITIES.add(city(seed));
    }
  }

  private static City city(long seed) {
    ClickHouse clickHouse =
        ClickHouseTesting.open(ClickHouseForTests.database("corrections_" + seed));
    MutableRegistry registry = new MutableRegistry(ZONE);
    Rules rules = new Rules(registry.calendar("cn"), ZONE, registry);
    History history = new History(seed, 250, 120);
    history.archive(clickHouse);
    List<CaseFacts> facts = history.facts(rules, each -> true);
    History.write(clickHouse, "case_row", facts);
    history.writeOthers(clickHouse, rules, each -> true);
    new CatalogueWriter(clickHouse, History.START.minus(Duration.ofDays(9)).toString())
        .put("unit/u", "{\"kind\":\"unit\",\"level\":\"DISTRICT\"}")
        .put("item/item-1/1", "{\"kind\":\"item\",\"onlineDepth\":[4],\"personal\":true}")
        .put("item/item-2/1", "{\"kind\":\"item\",\"materials\":2,\"materialsBaseline\":5}")
        .put("point/c-1", "{\"kind\":\"point\",\"pointKind\":\"CENTRE\",\"unit\":\"u\"}")
        .put("dataset/d-1", "{\"kind\":\"dataset\",\"unit\":\"u\",\"due\":\"2026-03-01\"}")
        .at(NOW.minus(Duration.ofDays(3)).toString())
        .put("item/item-1/1", "{\"kind\":\"item\",\"validFrom\":\"2026-03-30\"}")
        .put(
            "item/item-2/1",
            "{\"kind\":\"item\",\"validFrom\":\"2026-03-03\",\"materials\":1,\"materialsBaseline\":5,"
                + "\"immediate\":true,\"onlineDepth\":[4,5,6],\"window\":\"DOMAIN\"}")
        .put(
            "dataset/d-1",
            "{\"kind\":\"dataset\",\"unit\":\"u\",\"due\":\"2026-03-01\",\"aggregatedOn\":\"2026-03-02\"}")
        .put("dataset/d-2", "{\"kind\":\"dataset\",\"unit\":\"u\",\"due\":\"2026-03-01\"}")
        .put("point/c-2", "{\"kind\":\"point\",\"pointKind\":\"CENTRE\",\"unit\":\"u\"}");
    CubeCellWriter.write(clickHouse, facts);
    CubeCellWriter.seen(clickHouse, NOW);
    XiaonengProperties settings =
        new XiaonengProperties(
            "127.0.0.1:1",
            "jdbc:clickhouse://unused",
            ZONE.getId(),
            "cn",
            false,
            Path.of("unused"),
            null,
            null,
            15);
    KnownCases known = KnownCasesTesting.of(clickHouse, settings);
    FixedRegistryView view = new FixedRegistryView(ZONE).unit("u", Unit.Level.DISTRICT, null);
    MetricService metrics =
        new MetricService(
            clickHouse,
            view,
            known,
            settings,
            Clock.fixed(NOW, ZoneOffset.UTC),
            PlacesForTests.NONE);
    return new City(
        history, clickHouse, metrics, new Corrections(metrics, clickHouse, view, known, settings));
  }

  @AfterAll
  static void close() {
    CITIES.forEach(city -> city.clickHouse().close());
    CITIES.clear();
  }

  static List<String> told() {
    return CITIES.get(0).corrections().told().stream().map(MetricDefinition::id).toList();
  }

  @ParameterizedTest
  @MethodSource("told")
  void theDifferencesOfTheEntriesAddUpToThatOfTheFigure(String metric) {
    addUp(CITIES.get(0), metric, asked(25, Map.of()));
    addUp(CITIES.get(0), metric, asked(12, with(metric, "asOf", NOW.toString(), "channel", "WEB")));
    addUp(
        CITIES.get(1),
        metric,
        asked(44, with(metric, "from", "2026-03-05", "to", "2026-03-28", "item", "item-1")));
  }

  /** The parameters that the metric has. */
  private static Map<String, String> with(String metric, String... parameters) {
    Set<String> has =
        CITIES.get(0).metrics().dimensions(metric).stream()
            .map(Dimension::wireName)
            .collect(Collectors.toSet());
    has.addAll(Set.of("asOf", "from", "to"));
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      if (has.contains(parameters[i])) {
        map.put(parameters[i], parameters[i + 1]);
      }
    }
    return map;
  }

  private static Map<String, String> asked(int day, Map<String, String> more) {
    Map<String, String> asked = new HashMap<>(more);
    asked.put("knownAt", History.START.plus(Duration.ofDays(day)).toString());
    return asked;
  }

  private static void addUp(City city, String metric, Map<String, String> asked) {
    CorrectionQuery query = city.corrections().parse(metric, map(asked, "size", "1"));
    Correction found = city.corrections().read(query);
    assertThat(found.then().parts())
        .usingElementComparator(CorrectionsTest::close)
        .isEqualTo(figure(city, metric, query.then()));
    MetricQuery then = query.then();
    MetricQuery now =
        new MetricQuery(
            metric, then.from(), then.to(), List.of(), then.filters(), then.asOf(), null);
    assertThat(found.now().parts())
        .usingElementComparator(CorrectionsTest::close)
        .isEqualTo(figure(city, metric, now));

    double[] sums = new double[found.parts().size()];
    Set<String> cases = new TreeSet<>();
    for (int page = 0; cases.size() < found.changed(); page++) {
      List<Correction.Changed> changed =
          city.corrections().read(new CorrectionQuery(then, page, 60)).entries();
      assertThat(changed).isNotEmpty();
      for (Correction.Changed each : changed) {
        assertThat(cases.add(each.id())).isTrue();
        assertThat(each.then()).isNotEqualTo(each.now());
        for (int i = 0; i < sums.length; i++) {
          sums[i] += each.now().get(i) - each.then().get(i);
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      assertThat(sums[i])
          .as("%s %s of %s", metric, found.parts().get(i), asked)
          .isCloseTo(found.now().parts().get(i) - found.then().parts().get(i), within(LAST_DIGITS));
    }
    if (Set.of(EntryKind.CASE, EntryKind.TICKET, EntryKind.CONTRACT).contains(found.kind())
        && !OF_OTHERS_TOO.contains(metric)) {
      assertThat(cases).isSubsetOf(heardOfSince(city, query.knownAt()));
    }
  }

  /** Only sums of fractions may differ, and in their last digits. */
  private static int close(Double a, Double b) {
    return Math.abs(a - b) <= LAST_DIGITS * Math.max(1, Math.abs(b)) ? 0 : a.compareTo(b);
  }

  /** What the metric's own answer says its numbers are. */
  private static List<Double> figure(City city, String metric, MetricQuery query) {
    MetricRow row = city.metrics().read(query).get(0);
    StockMeasure stock = StockMeasure.of(metric);
    HallMeasure hall = HallMeasure.of(metric);
    if (metric.equals("open-age")
        || InstanceReader.tells(metric)
        || hall != null && hall.duration()) {
      return List.of(or(row.figure("mean"), 0) * or(row.figure("n"), 0), or(row.figure("n"), 0));
    }
    if (stock != null) {
      return stock.due().isEmpty()
          ? List.of(or(row.figure("value"), 0))
          : List.of(or(row.figure("open"), 0), or(row.figure("late"), 0));
    }
    CaseMeasure measure = CaseMeasure.of(metric);
    if (metric.equals("high-frequency")) {
      return List.of(or(row.figure("value"), 0), or(row.figure("value"), 0));
    }
    if (measure == null) {
      return List.of(or(row.figure("numerator"), 0), or(row.figure("denominator"), 0));
    }
    return switch (measure.shape()) {
      case DURATION ->
          List.of(or(row.figure("mean"), 0) * or(row.figure("n"), 0), or(row.figure("n"), 0));
      case COUNT -> List.of(or(row.figure("value"), 0), counted(city, measure, query));
      default -> List.of(or(row.figure("numerator"), 0), or(row.figure("denominator"), 0));
    };
  }

  /** Of a count only one number is published; the other is the number of cases looked at. */
  private static double counted(City city, CaseMeasure measure, MetricQuery query) {
    if (!measure.id().equals("cases-quarantined")) {
      return or(city.metrics().read(query).get(0).figure("value"), 0);
    }
    CorrectionQuery same =
        new CorrectionQuery(query.knownAt() == null ? known(query) : query, 0, 1);
    Correction found = city.corrections().read(same);
    return (query.knownAt() == null ? found.now() : found.then()).parts().get(1);
  }

  private static MetricQuery known(MetricQuery query) {
    return new MetricQuery(
        query.metric(), query.from(), query.to(), List.of(), query.filters(), query.asOf(), NOW);
  }

  private static double or(@Nullable Double figure, double otherwise) {
    return figure == null ? otherwise : figure;
  }

  private static Set<String> heardOfSince(City city, Instant moment) {
    return city.history().deliveries().stream()
        .filter(each -> each.recordedAt().isAfter(moment))
        .map(each -> each.event().subject())
        .collect(Collectors.toSet());
  }

  @Test
  void eventsAreToldByWhatTheyAre() {
    City city = CITIES.get(0);
    String moment = History.START.plus(Duration.ofDays(25)).toString();
    CorrectionQuery query =
        city.corrections()
            .parse("cases-decided", map(Map.of("knownAt", moment, "asOf", NOW.toString())));
    assertThat(city.corrections().causes(query))
        .containsKeys("deletion", "late", "revision")
        .allSatisfy((kind, count) -> assertThat(count).isPositive());
  }

  @Test
  void knownNowNothingHasChanged() {
    City city = CITIES.get(0);
    CorrectionQuery query =
        city.corrections().parse("on-time", map(Map.of("knownAt", NOW.toString())));
    Correction found = city.corrections().read(query);
    assertThat(found.changed()).isZero();
    assertThat(found.entries()).isEmpty();
    assertThat(found.then()).isEqualTo(found.now());
    assertThat(city.corrections().causes(query)).isEmpty();
  }

  @Test
  void whatCannotBeToldIsRefusedByName() {
    Corrections corrections = CITIES.get(0).corrections();
    Map<String, String[]> moment = map(Map.of("knownAt", NOW.toString()));
    for (String metric : List.of("clock-parts", "handling-days-survival")) {
      assertThatThrownBy(() -> corrections.parse(metric, moment))
          .isInstanceOf(BadParameterException.class)
          .hasMessageContaining(metric + " is no sum over cases");
    }
    assertThatThrownBy(() -> corrections.parse("circle-population", moment))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("circle-population has no corrections");
    assertThatThrownBy(() -> corrections.parse(null, moment))
        .hasMessageContaining("metric is missing");
    assertThatThrownBy(() -> corrections.parse("on-time", Map.of()))
        .hasMessageContaining("knownAt is missing");
    assertThatThrownBy(
            () -> corrections.parse("on-time", map(Map.of("knownAt", "x", "by", "unit"))))
        .hasMessageContaining("by is not for corrections");
    assertThatThrownBy(
            () -> corrections.parse("on-time", map(Map.of("knownAt", "x", "size", "1000"))))
        .hasMessageContaining("size must be one number from 1 to 200");
    assertThatThrownBy(() -> corrections.parse("nothing", moment))
        .isInstanceOf(UnknownMetricException.class);
  }

  @Test
  void everyMetricThatIsASumIsTold() {
    assertThat(told())
        .containsExactlyInAnyOrderElementsOf(
            MetricCatalogue.all().stream()
                .map(MetricDefinition::id)
                .filter(CITIES.get(0).metrics()::answers)
                .filter(id -> !Set.of("clock-parts", "handling-days-survival").contains(id))
                .filter(id -> !PlaceReader.METRICS.contains(id))
                .filter(id -> !TaskReader.METRICS.contains(id))
                .toList());
  }

  @Test
  void theCatalogueHasChangedByWhatWasPublishedSince() {
    City city = CITIES.get(0);
    String moment = History.START.plus(Duration.ofDays(25)).toString();
    for (String metric : List.of("online-available", "materials-cut", "one-window")) {
      CorrectionQuery query =
          city.corrections().parse(metric, map(Map.of("knownAt", moment, "to", "2026-03-20")));
      Correction found = city.corrections().read(query);
      assertThat(found.kind()).isEqualTo(EntryKind.ITEM);
      assertThat(found.entries()).extracting(Correction.Changed::id).contains("item-2");
      assertThat(city.corrections().causes(query)).isEmpty();
    }
  }

  private static Map<String, String[]> map(Map<String, String> parameters, String... more) {
    Map<String, String[]> map = new HashMap<>();
    parameters.forEach((name, value) -> map.put(name, new String[] {value}));
    for (int i = 0; i < more.length; i += 2) {
      map.put(more[i], new String[] {more[i + 1]});
    }
    return map;
  }
}
