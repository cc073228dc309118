package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A licence without an answer is taken for accepted after five counted days, and not before. */
class PresumedAcceptanceTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static ClickHouse clickHouse;
  private static MetricService metrics;

  @BeforeAll
  static void write() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("presumed_acceptance"));
    Instant now = Instant.now();
    row("holds", now, now.minus(Duration.ofDays(1)));
    row("not-yet", now, now.plus(Duration.ofDays(1)));
    CubeCellWriter.seen(clickHouse, now);
    metrics =
        new MetricService(
            clickHouse,
            new FixedRegistryView(ZONE).unit("u", Unit.Level.DISTRICT, null),
            null,
            SettingsForTests.in(ZONE),
            Clock.systemUTC(),
            PlacesForTests.NONE);
  }

  /** Applied for ten days ago, with a promise that ended three days ago. */
  private static void row(String id, Instant now, Instant holdsFrom) {
    long applied = now.minus(Duration.ofDays(10)).toEpochMilli();
    long due = now.minus(Duration.ofDays(3)).toEpochMilli();
    clickHouse.execute(
        "INSERT INTO case_row (case_id, version, identified, unit, district, item_type, channel,"
            + " first_at, applied_at, accepted_at, deemed, deemed_from, due_promise, due_statutory,"
            + " first_date, applied_date, accepted_date, due_date, due_statutory_date)"
            + " WITH fromUnixTimestamp64Milli(?, 'UTC') AS a, fromUnixTimestamp64Milli(?, 'UTC') AS d"
            + " SELECT ?, 1, true, 'u', 'u', '行政许可', 'WEB', a, a, a, true,"
            + " fromUnixTimestamp64Milli(?, 'UTC'), d, d, toDate32(a), toDate32(a), toDate32(a),"
            + " toDate32(d), toDate32(d)",
        List.of(applied, due, id, holdsFrom.toEpochMilli()),
        Duration.ofSeconds(20));
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  private static Map<String, ?> figures(String metric) {
    return metrics.read(metrics.parse(metric, Map.of())).get(0).figures();
  }

  @Test
  void untilItHoldsNothingWasPromised() {
    assertThat(figures("overdue").get("open")).isEqualTo(1L);
    assertThat(figures("overdue-statutory").get("open")).isEqualTo(1L);
    assertThat(figures("on-time").get("denominator")).isEqualTo(1L);
    assertThat(figures("statutory-on-time").get("denominator")).isEqualTo(1L);
  }
}
