package io.xiaoneng.dashboard.metric;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the cells of facts into {@code cube_cell} by plain SQL, for tests. */
final class CubeCellWriter {

  private CubeCellWriter() {}

  static void write(ClickHouse clickHouse, List<CaseFacts> cases) {
    Map<CubeKey, CubeCell> cells = new HashMap<>();
    for (CaseFacts each : cases) {
      for (CubeContribution contribution : CubeContribution.of(each)) {
        cells.computeIfAbsent(contribution.key(), unseen -> new CubeCell()).add(contribution);
      }
    }
    String values =
        cells.entrySet().stream()
            .map(each -> row(each.getKey(), each.getValue()))
            .collect(Collectors.joining(","));
    execute(
        clickHouse,
        "INSERT INTO cube_cell (cohort, day, district, channel, item_type, kind, version, n,"
            + " on_time, late, supplemented, stopped_cases, stopped_days, d1_n, d1_sum, d1_days,"
            + " d1_counts, d2_n, d2_sum_ms, windows_general) VALUES "
            + values);
  }

  /** Tells how far events have come. */
  static void seen(ClickHouse clickHouse, Instant lastEvent) {
    String at = "fromUnixTimestamp64Milli(" + lastEvent.toEpochMilli() + ", 'UTC')";
    execute(clickHouse, "INSERT INTO source_seen SELECT '/hall/1', %1$s, %1$s, %1$s".formatted(at));
  }

  /** Runs a statement. */
  static void execute(ClickHouse clickHouse, String sql) {
    clickHouse.with(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  private static String row(CubeKey key, CubeCell cell) {
    return "('%s', '%s', '%s', '%s', '%s', '%s', 1, "
            .formatted(
                key.cohort().code(),
                key.day(),
                key.district().replace("\\", "\\\\").replace("'", "\\'"),
                key.channel(),
                key.itemType(),
                key.kind())
        + List.of(
                cell.n(),
                cell.onTime(),
                cell.late(),
                cell.supplemented(),
                cell.stoppedCases(),
                cell.stoppedDays(),
                cell.d1Count(),
                cell.d1Sum(),
                List.copyOf(cell.d1().keySet()),
                List.copyOf(cell.d1().values()),
                cell.d2Count(),
                cell.d2SumMillis(),
                cell.windowsGeneral())
            .stream()
            .map(Object::toString)
            .collect(Collectors.joining(", "))
        + ")";
  }
}
