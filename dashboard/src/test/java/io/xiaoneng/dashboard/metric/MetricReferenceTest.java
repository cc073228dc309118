package io.xiaoneng.dashboard.metric;

import static io.xiaoneng.dashboard.metric.FigureComparison.same;
import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL of every metric against the catalogue computed the plain way, over random cases. */
class MetricReferenceTest {

  private static final ZoneId ZONE = ReferenceCity.ZONE;
  private static final Set<String> NOT_OF_CASES =
      Set.of(
          "feed-quality",
          "feed-timeliness",
          "wait-minutes",
          "service-minutes",
          "abandon-rate",
          "agency-on-time",
          "backdated-acceptance",
          "promise-lengthened");

  /** One is the exact end of a local day. */
  private static final List<Instant> LOOKS =
      List.of(
          Instant.parse("2026-02-03T04:05:06.789Z"),
          Instant.parse("2026-02-28T15:59:59.999Z"),
          Instant.parse("2026-12-31T00:00:00Z"));

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  private static List<CaseFacts> cases;
  private static FixedRegistryView registry;

  @BeforeAll
  static void write() {
    registry = ReferenceCity.registry();
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("metric_reference"));
    cases = ReferenceCity.write(clickHouse, registry, 600);
    CubeCellWriter.write(clickHouse, cases);
    metrics =
        new MetricService(
            clickHouse,
            registry,
            null,
            SettingsForTests.in(ZONE),
            Clock.fixed(LOOKS.get(2), ZoneOffset.UTC),
            PlacesForTests.NONE);
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  static List<String> metrics() {
    return MetricCatalogue.all().stream()
        .filter(metric -> metric.basis() == MetricDefinition.Basis.V)
        .map(MetricDefinition::id)
        .filter(id -> !NOT_OF_CASES.contains(id))
        .toList();
  }

  private static List<MetricRow> read(String metric, Map<String, String> parameters) {
    Map<String, String[]> all = new HashMap<>();
    parameters.forEach((name, value) -> all.put(name, new String[] {value}));
    return metrics.read(metrics.parse(metric, all));
  }

  private static Figure reference(
      String metric, Predicate<CaseFacts> slice, Period period, Instant asOf) {
    return ReferenceCity.reference(cases, slice, period, asOf).figure(metric);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void theWholeAsOfEachLook(String metric) {
    for (Instant asOf : LOOKS) {
      List<MetricRow> rows = read(metric, Map.of("asOf", asOf.toString()));
      assertThat(rows).hasSize(1);
      same(metric, rows.get(0), reference(metric, any -> true, Period.ALWAYS, asOf));
    }
  }

  /** Else the comparisons would compare nothing with nothing. */
  @ParameterizedTest
  @MethodSource("metrics")
  void thereIsSomethingToCompare(String metric) {
    Figure figure = reference(metric, any -> true, Period.ALWAYS, LOOKS.get(2));
    if (figure instanceof Figure.Trips trips) {
      figure = trips.all();
    }
    if (figure instanceof Figure.Ratio ratio) {
      assertThat(ratio.denominator()).isPositive();
      assertThat(ratio.numerator()).isNotZero().isNotEqualTo(ratio.denominator());
    } else if (figure instanceof Figure.Parts parts) {
      assertThat(List.of(parts.intake(), parts.supplement(), parts.stopped(), parts.delivery()))
          .allMatch(sum -> sum > 0);
    } else if (figure instanceof Figure.Waits waits) {
      assertThat(waits.decided()).isNotEmpty();
      assertThat(waits.censored()).isNotEmpty();
    } else if (figure instanceof Figure.Duration duration) {
      assertThat(duration.n()).isPositive();
      assertThat(duration.max()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aPeriodOfOneDistrictWithFilters(String metric) {
    LocalDate from = LocalDate.parse("2026-01-20");
    LocalDate to = LocalDate.parse("2026-02-10");
    Set<String> south = Set.of("south", "street-2");
    List<MetricRow> rows =
        read(
            metric,
            Map.of(
                "from",
                from.toString(),
                "to",
                to.toString(),
                "unit",
                "south",
                "channel",
                "WEB,COUNTER",
                "item",
                "it'em\\3?",
                "asOf",
                LOOKS.get(1).toString()));
    assertThat(rows).hasSize(1);
    same(
        metric,
        rows.get(0),
        reference(
            metric,
            each ->
                south.contains(each.attributes().unit())
                    && Set.of("WEB", "COUNTER").contains(each.attributes().channel())
                    && each.attributes().item().equals("it'em\\3?"),
            new Period(from, to),
            LOOKS.get(1)));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everySliceByUnitItemTypeAndChannel(String metric) {
    slices(
        metric,
        "unit,item-type,channel",
        each ->
            key(
                "unit", each.attributes().unit(),
                "item-type", each.attributes().itemType(),
                "channel", each.attributes().channel()));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everySliceByTheOtherAttributes(String metric) {
    slices(
        metric,
        "item,applicant-kind,bundle,point",
        each ->
            key(
                "item", each.attributes().item(),
                "applicant-kind", each.attributes().applicantKind(),
                "bundle", each.attributes().bundle(),
                "point", each.attributes().point()));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void unitsAreRolledUpToALevelAndTheRestStaysUnderNull(String metric) {
    for (Unit.Level level : List.of(Unit.Level.DISTRICT, Unit.Level.STREET)) {
      slices(
          metric,
          "unit-level:" + level,
          each -> key("unit", registry.ancestorAt(each.attributes().unit(), level).orElse("")));
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void daysWeeksAndMonthsOfAPeriod(String metric) {
    boolean stock = Set.of("cases-open", "open-age").contains(metric);
    LocalDate from = LocalDate.parse("2026-01-15");
    LocalDate to = LocalDate.parse("2026-03-10");
    Instant asOf = LOOKS.get(1);
    for (Dimension unit : List.of(Dimension.DAY, Dimension.WEEK, Dimension.MONTH)) {
      List<MetricRow> rows =
          read(
              metric,
              Map.of(
                  "from", from.toString(),
                  "to", to.toString(),
                  "by", unit.wireName() + ",channel",
                  "asOf", asOf.toString()));
      Map<Map<String, String>, MetricRow> byKey = byKey(rows);
      for (Bucket bucket : Bucket.of(unit, from, to, asOf, ZONE)) {
        LocalDate first = firstOf(unit, bucket, from);
        LocalDate last = LocalDate.ofInstant(Instant.ofEpochMilli(bucket.dueBefore() - 1), ZONE);
        Period period = new Period(first, last);
        for (String channel : List.of("WEB", "COUNTER", "OTHER")) {
          Predicate<CaseFacts> slice = each -> each.attributes().channel().equals(channel);
          MetricRow row = byKey.get(key(unit.wireName(), bucket.label(), "channel", channel));
          if (stock) {
            same(
                metric,
                row,
                reference(metric, slice, period, Instant.ofEpochMilli(bucket.knownBy())));
          } else if (metric.startsWith("overdue")) {
            Figure.Overdue late = (Figure.Overdue) reference(metric, slice, period, asOf);
            assertThat(row == null ? 0 : row.figures().get("late"))
                .as("late %s %s", bucket.label(), channel)
                .isEqualTo(row == null ? 0 : late.late());
            long open =
                openOverdue(
                    slice,
                    bucket,
                    metric.equals("overdue") ? CaseFacts::duePromise : CaseFacts::dueStatutory);
            assertThat(row == null ? 0L : row.figures().get("open"))
                .as("open %s %s", bucket.label(), channel)
                .isEqualTo(open);
          } else {
            same(metric, row, reference(metric, slice, period, asOf));
          }
        }
      }
    }
  }

  /** Open at the last millisecond of the bucket, and due before the first one after it. */
  private static long openOverdue(
      Predicate<CaseFacts> slice, Bucket bucket, Function<CaseFacts, Instant> due) {
    return cases.stream()
        .filter(each -> each.attributes() != null && !each.test() && !each.quarantined())
        .filter(slice)
        .map(
            each -> io.xiaoneng.casefile.FactsAsOf.of(each, Instant.ofEpochMilli(bucket.knownBy())))
        .filter(each -> each != null && each.endedAt() == null)
        .filter(
            each -> due.apply(each) != null && due.apply(each).toEpochMilli() < bucket.dueBefore())
        .count();
  }

  private static LocalDate firstOf(Dimension unit, Bucket bucket, LocalDate from) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(bucket.dueBefore() - 1), ZONE);
    while (day.isAfter(from) && Bucket.label(unit, day.minusDays(1)).equals(bucket.label())) {
      day = day.minusDays(1);
    }
    return day;
  }

  private void slices(String metric, String by, Function<CaseFacts, Map<String, String>> keyOf) {
    for (Instant asOf : LOOKS) {
      List<MetricRow> rows = read(metric, Map.of("by", by, "asOf", asOf.toString()));
      Map<Map<String, String>, MetricRow> byKey = byKey(rows);
      assertThat(byKey).hasSameSizeAs(rows);
      Set<Map<String, String>> keys = new HashSet<>();
      cases.stream().filter(each -> each.attributes() != null).map(keyOf).forEach(keys::add);
      assertThat(keys).containsAll(byKey.keySet());
      for (Map<String, String> key : keys) {
        same(
            metric,
            byKey.get(key),
            reference(metric, each -> keyOf.apply(each).equals(key), Period.ALWAYS, asOf));
      }
    }
  }

  private static Map<Map<String, String>, MetricRow> byKey(List<MetricRow> rows) {
    Map<Map<String, String>, MetricRow> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    return byKey;
  }

  /** A key whose empty values are null, as in answers. */
  private static Map<String, String> key(String... parts) {
    Map<String, String> key = new HashMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      key.put(parts[i], parts[i + 1].isEmpty() ? null : parts[i + 1]);
    }
    return key;
  }
}
