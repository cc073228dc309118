package io.xiaoneng.dashboard.metric;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.KnownCasesTesting;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Opens the figures for tests of other packages. */
public final class MetricServiceTesting {

  private MetricServiceTesting() {}

  /** Figures over those tables, at an instant that stands still. */
  public static MetricService of(
      ClickHouse clickHouse, RegistryView registry, XiaonengProperties settings, Instant now) {
    return new MetricService(
        clickHouse,
        registry,
        KnownCasesTesting.of(clickHouse, settings),
        settings,
        Clock.fixed(now, ZoneOffset.UTC),
        PlacesForTests.NONE);
  }

  /** Shares over those tables. */
  public static PeriodShares shares(
      ClickHouse clickHouse, RegistryView registry, XiaonengProperties settings) {
    return new PeriodShares(clickHouse, registry, settings);
  }

  /** Fills the cube with what those cases are to it, as known at an instant. */
  public static void cube(ClickHouse clickHouse, List<CaseFacts> facts, Instant now) {
    CubeCellWriter.write(clickHouse, facts);
    CubeCellWriter.seen(clickHouse, now);
  }
}
