package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.agency.ContractFacts;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.hall.TicketFacts;
import io.xiaoneng.metric.reference.ContractReference;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import io.xiaoneng.metric.reference.TicketReference;
import io.xiaoneng.registry.Unit;
import java.math.BigInteger;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of queues and agencies against the catalogue computed the plain way. */
class HallReferenceTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant START = Instant.parse("2026-02-01T16:00:00Z");
  private static final Instant ASOF = Instant.parse("2026-02-20T03:00:00Z");
  private static final List<String> UNITS = List.of("north", "south", "street", "");

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  static final List<TicketFacts> TICKETS = new ArrayList<>();
  static final List<ContractFacts> CONTRACTS = new ArrayList<>();

  static {
    Random random = new Random(99);
    for (int i = 0; i < 400; i++) {
      TICKETS.add(ticket("t" + i, random));
      CONTRACTS.add(contract("c" + i, random));
    }
  }

  @BeforeAll
  static void write() {
    FixedRegistryView registry =
        new FixedRegistryView(ZONE)
            .unit("north", Unit.Level.DISTRICT, null)
            .unit("south", Unit.Level.DISTRICT, null)
            .unit("street", Unit.Level.STREET, "south");
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("hall_reference"));
    fill(clickHouse);
    metrics =
        new MetricService(
            clickHouse,
            registry,
            null,
            SettingsForTests.in(ZONE),
            Clock.fixed(ASOF, ZoneOffset.UTC),
            PlacesForTests.NONE);
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  /** Writes them all. */
  static void fill(ClickHouse into) {
    insert(into, "ticket_row", TICKETS.stream().map(HallReferenceTest::row));
    insert(into, "contract_row", CONTRACTS.stream().map(HallReferenceTest::row));
  }

  private static TicketFacts ticket(String id, Random random) {
    Instant taken = later(START, 25 * 86_400, random);
    Instant called = random.nextInt(4) > 0 ? later(taken, 3_600, random) : null;
    if (called != null && random.nextInt(20) == 0) {
      called = taken.minusMillis(random.nextBoolean() ? 1 : random.nextInt(1_800_000));
    } else if (called != null && random.nextInt(10) == 0) {
      called = taken;
    }
    boolean lost = random.nextInt(15) == 0;
    return new TicketFacts(
        id,
        "point-" + random.nextInt(3),
        UNITS.get(random.nextInt(4)),
        "",
        Integer.toString(random.nextInt(3)),
        random.nextInt(3) == 0 ? "" : "item-1",
        lost ? null : taken,
        called,
        called == null || random.nextInt(4) == 0
            ? null
            : random.nextInt(10) == 0
                ? called.minusMillis(random.nextInt(2))
                : later(called, 1_800, random),
        random.nextInt(5) == 0 ? later(taken, 1_800, random) : null,
        lost ? null : LocalDate.ofInstant(taken, ZONE),
        random.nextInt(15) == 0,
        BigInteger.TEN,
        taken);
  }

  private static ContractFacts contract(String id, Random random) {
    Instant start = later(START, 20 * 86_400, random);
    Instant due = random.nextInt(8) == 0 ? null : later(start, 8 * 86_400, random);
    Instant finished = random.nextInt(4) == 0 ? null : later(start, 9 * 86_400, random);
    if (due != null && random.nextInt(10) == 0) {
      finished = due;
    }
    return new ContractFacts(
        id,
        "agency-" + random.nextInt(3),
        random.nextInt(2) == 0 ? "" : "survey",
        start,
        due,
        finished,
        due == null ? null : LocalDate.ofInstant(due, ZONE),
        random.nextInt(15) == 0,
        BigInteger.TEN,
        start);
  }

  private static Instant later(Instant from, int seconds, Random random) {
    return from.plusMillis((long) (random.nextDouble() * seconds * 1_000));
  }

  private static String row(TicketFacts f) {
    return String.join(
        ",",
        text(f.ticket()),
        f.version().toString(),
        text(f.point()),
        text(f.unit()),
        text(f.district()),
        text(f.window()),
        text(f.item()),
        at(f.takenAt()),
        at(f.calledAt()),
        at(f.servedAt()),
        at(f.abandonedAt()),
        f.takenDate() == null ? "NULL" : text(f.takenDate().toString()),
        Boolean.toString(f.test()),
        at(f.latestRecordedAt()));
  }

  private static String row(ContractFacts f) {
    return String.join(
        ",",
        text(f.contract()),
        f.version().toString(),
        text(f.agency()),
        text(f.service()),
        at(f.contractedAt()),
        at(f.dueAt()),
        at(f.finishedAt()),
        f.dueDate() == null ? "NULL" : text(f.dueDate().toString()),
        Boolean.toString(f.test()),
        at(f.latestRecordedAt()));
  }

  private static String text(String value) {
    return "'" + value + "'";
  }

  private static String at(Instant instant) {
    return instant == null
        ? "NULL"
        : "fromUnixTimestamp64Milli(toInt64(" + instant.toEpochMilli() + "))";
  }

  private static void insert(ClickHouse into, String table, java.util.stream.Stream<String> rows) {
    String values = rows.collect(Collectors.joining("),(", "(", ")"));
    into.with(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO " + table + " VALUES " + values);
          }
        });
  }

  private static List<MetricRow> read(String metric, String... parameters) {
    Map<String, String[]> all = new HashMap<>();
    all.put("asOf", new String[] {ASOF.toString()});
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], new String[] {parameters[i + 1]});
    }
    return metrics.read(metrics.parse(metric, all));
  }

  private static Figure tickets(String metric, Predicate<TicketFacts> slice, Period period) {
    return TicketReference.figure(metric, TICKETS, slice, period, ASOF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait-minutes", "service-minutes", "abandon-rate"})
  void queuesByEveryDimension(String metric) {
    same(read(metric).get(0), tickets(metric, any -> true, Period.ALWAYS));
    slices(metric, "window,point", each -> each.window() + "," + each.point());
    slices(metric, "unit,item", each -> each.unit() + "," + each.item());
    slices(metric, "day", each -> String.valueOf(each.takenDate()));
    LocalDate from = LocalDate.parse("2026-02-05");
    LocalDate to = LocalDate.parse("2026-02-09");
    same(
        read(metric, "from", "2026-02-05", "to", "2026-02-09", "unit", "south", "window", "1")
            .get(0),
        tickets(
            metric,
            each -> List.of("south", "street").contains(each.unit()) && each.window().equals("1"),
            new Period(from, to)));
    slices(
        metric,
        "unit-level:DISTRICT",
        each -> each.unit().equals("street") ? "south" : each.unit());
  }

  @Test
  void agenciesByEveryDimension() {
    same(
        read("agency-on-time").get(0),
        ContractReference.onTime(CONTRACTS, any -> true, Period.ALWAYS, ASOF));
    for (MetricRow row : read("agency-on-time", "by", "agency,service")) {
      same(
          row,
          ContractReference.onTime(
              CONTRACTS,
              each ->
                  each.agency().equals(row.key().get("agency"))
                      && each.service().equals(orEmpty(row.key().get("service"))),
              Period.ALWAYS,
              ASOF));
    }
    LocalDate day = LocalDate.parse("2026-02-10");
    same(
        read("agency-on-time", "day", "2026-02-10", "agency", "agency-1").get(0),
        ContractReference.onTime(
            CONTRACTS, each -> each.agency().equals("agency-1"), new Period(day, day), ASOF));
  }

  @Test
  void aDimensionThatIsNotTheirsIsNamed() {
    assertThatThrownBy(() -> read("wait-minutes", "by", "channel"))
        .isInstanceOf(BadParameterException.class)
        .hasMessage("channel is no dimension of the metrics of queues");
    assertThatThrownBy(() -> read("agency-on-time", "unit", "north"))
        .isInstanceOf(BadParameterException.class)
        .hasMessage("unit is no dimension of the metrics of agencies");
  }

  private static void slices(String metric, String by, Function<TicketFacts, String> keyOf) {
    Map<String, MetricRow> rows = new HashMap<>();
    read(metric, "by", by)
        .forEach(
            row ->
                rows.put(
                    row.key().values().stream()
                        .map(HallReferenceTest::orEmpty)
                        .collect(Collectors.joining(",")),
                    row));
    assertThat(rows).isNotEmpty();
    for (String key : TICKETS.stream().map(keyOf).collect(Collectors.toSet())) {
      same(rows.get(key), tickets(metric, each -> keyOf.apply(each).equals(key), Period.ALWAYS));
    }
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }

  private static void same(MetricRow row, Figure expected) {
    if (expected instanceof Figure.Ratio ratio) {
      assertThat(row == null ? 0L : row.figures().get("denominator"))
          .isEqualTo(ratio.denominator());
      assertThat(row == null ? 0L : row.figures().get("numerator")).isEqualTo(ratio.numerator());
    } else if (expected instanceof Figure.Duration duration) {
      assertThat(row == null ? 0L : row.figures().get("n")).isEqualTo(duration.n());
      if (row != null && duration.n() > 0) {
        assertThat(row.figure("mean")).isCloseTo(duration.mean(), within(1e-9));
        assertThat(row.figure("p50")).isCloseTo(duration.p50(), within(1e-9));
        assertThat(row.figure("p90")).isCloseTo(duration.p90(), within(1e-9));
        assertThat(row.figure("max")).isCloseTo(duration.max(), within(1e-9));
      }
    }
  }
}
