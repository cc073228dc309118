package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseConfiguration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of the reconciliation from beginning to end, written down as it goes. */
final class Reconciliation {

  /** Above the longest query of a run. */
  private static final Duration QUERY_LIMIT = Duration.ofMinutes(30);

  /** Bytes of memory for one sort or grouping. */
  private static final String SPILL = Long.toString(600L << 20);

  private final String clickHouse;
  private final ZoneId zone;
  private final String calendar;
  private final ReconciliationSettings settings;
  private final Reconciler reconciler;
  private final Clock clock;
  private final Consumer<String> told;
  private final @Nullable JobMends job;

  /**
   * @param clickHouse JDBC URL
   * @param told what it is at, now and then, in a few words
   * @param job where a repair tells the running job; null where none runs
   */
  Reconciliation(
      String clickHouse,
      ZoneId zone,
      String calendar,
      ReconciliationSettings settings,
      Clock clock,
      Consumer<String> told,
      @Nullable JobMends job) {
    this.job = job;
    this.told = told;
    this.clickHouse = clickHouse;
    this.zone = zone;
    this.calendar = calendar;
    this.settings = settings;
    this.reconciler = new Reconciler(zone, calendar, settings);
    this.clock = clock;
  }

  /**
   * Runs.
   *
   * @throws IllegalStateException where another run is under way
   * @throws SQLException where ClickHouse fails; the run is then written down as failed, if it can
   */
  Report run() throws SQLException, InterruptedException {
    try (Connection connection = connect()) {
      RunTables.last(connection).ifPresent(this::refuseBeside);
      Run run = Run.started(Instant.ofEpochMilli(clock.millis()));
      RunTables.write(connection, run);
      try {
        if (settings.rebuild()) {
          rebuild(connection);
        }
        Report report = compare(connection, run);
        if (settings.repair() && report.differs()) {
          report = repaired(connection, run, report);
        }
        RunTables.write(connection, run, report.differences());
        RunTables.write(connection, run, report.circle().differences());
        RunTables.write(connection, run.done(report, clock.instant()));
        return report;
      } catch (SQLException | RuntimeException | InterruptedException e) {
        RunTables.write(connection, run.failed(String.valueOf(e.getMessage()), clock.instant()));
        throw e;
      } finally {
        circle(connection).drop();
      }
    }
  }

  private Report compare(Connection connection, Run run) throws SQLException, InterruptedException {
    Progress progress =
        (what, cases) -> {
          told.accept(what);
          seen(connection, run.seen(cases, clock.instant()));
        };
    Report report = reconciler.compare(connection, progress);
    return report.with(circle(connection).compare(progress, report.cases()));
  }

  private CircleComparison circle(Connection connection) {
    return new CircleComparison(connection, zone, calendar, settings, clock);
  }

  private void rebuild(Connection connection) throws SQLException {
    try (ClickHouse access = ClickHouseConfiguration.open(clickHouse)) {
      new Repair(access, connection, zone, calendar).rebuild();
    }
  }

  /** Repairs, and compares again to see what that has brought. */
  private Report repaired(Connection connection, Run run, Report before)
      throws SQLException, InterruptedException {
    try (ClickHouse access = ClickHouseConfiguration.open(clickHouse)) {
      new Repair(access, connection, zone, calendar).repair(before);
    }
    if (before.circle().different() > 0) {
      circle(connection).repair();
    }
    if (job != null) {
      new JobRepair(connection, job, zone, settings, told).mend(before);
    }
    Report after = compare(connection, run);
    Set<String> left =
        after.differences().stream().map(Difference::key).collect(Collectors.toSet());
    long repaired =
        before.differences().stream()
            .map(Difference::key)
            .distinct()
            .filter(key -> !left.contains(key))
            .count();
    long circle = Math.max(0, before.circle().different() - after.circle().different());
    return after.repaired(repaired).with(after.circle().repaired(circle));
  }

  private void refuseBeside(Run last) {
    if (last.state() == Run.State.RUNNING
        && last.updatedAt().isAfter(clock.instant().minus(RunTables.DEAD_AFTER))) {
      throw new IllegalStateException(
          "a reconciliation has been running since " + last.startedAt() + "; one at a time");
    }
  }

  private static void seen(Connection connection, Run run) {
    try {
      RunTables.write(connection, run);
    } catch (SQLException e) {
      throw new IllegalStateException("the run cannot be written down: " + e.getMessage(), e);
    }
  }

  /** Its queries take longer than those of pages, and give way to them. */
  private Connection connect() throws SQLException {
    Properties driver = new Properties();
    driver.setProperty("socket_timeout", Long.toString(QUERY_LIMIT.toMillis()));
    driver.setProperty(
        "clickhouse_setting_max_execution_time", Long.toString(QUERY_LIMIT.toSeconds()));
    driver.setProperty("clickhouse_setting_max_threads", "2");
    // What does not fit goes to disk instead of failing.
    driver.setProperty("clickhouse_setting_max_bytes_before_external_sort", SPILL);
    driver.setProperty("clickhouse_setting_max_bytes_before_external_group_by", SPILL);
    driver.setProperty("clickhouse_setting_max_block_size", "8192");
    return DriverManager.getConnection(clickHouse, driver);
  }
}
