package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.cube.MendCommand;
import io.xiaoneng.dashboard.known.KnownFold;
import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.registry.MutableRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Mends what the job keeps behind rows and cells that were wrong, or its next word about them would
 * bring the fault back.
 *
 * <p>Each wrong case, ticket, contract or service point is given its archived events once more:
 * what its state had lost is added. Each wrong cell is asked for: the job writes it as it keeps it.
 * Where that is still wrong, the sums are off by a constant, whatever has been added meanwhile;
 * they are given what they lack.
 */
final class JobRepair {

  private static final int BATCH = 500;
  private static final int SENT_AT_ONCE = 5_000;
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration ASK_AGAIN = Duration.ofMillis(250);

  private final Connection connection;
  private final JobMends job;
  private final ZoneId zone;
  private final ReconciliationSettings settings;
  private final Consumer<String> told;

  JobRepair(
      Connection connection,
      JobMends job,
      ZoneId zone,
      ReconciliationSettings settings,
      Consumer<String> told) {
    this.connection = connection;
    this.job = job;
    this.zone = zone;
    this.settings = settings;
    this.told = told;
  }

  /** Mends; to be called when the tables are right again. */
  void mend(Report report) throws SQLException, InterruptedException {
    for (RowKind kind : RowKind.values()) {
      List<String> wrong = report.keys(kind.what);
      for (int from = 0; from < wrong.size(); from += BATCH) {
        told.accept("giving the job the events of %d %ss".formatted(wrong.size(), kind.what));
        events(kind.family, wrong.subList(from, Math.min(wrong.size(), from + BATCH)));
      }
    }
    if (report.circle().different() > 0) {
      points();
    }
    List<String> cells = report.keys(Difference.CELL);
    if (!ask(cells)) {
      told.accept("the job does not answer: the tables are right, what it keeps is not known");
      return;
    }
    Map<CubeKey, CellGap> gaps = settledGaps();
    List<JobMends.Command> commands = new ArrayList<>();
    gaps.forEach(
        (key, gap) ->
            commands.add(
                new JobMends.Command(MendCommand.cellKey(key), MendCommand.cell(gap.lacking()))));
    job.send(commands);
    await(() -> CellGap.all(connection).keySet().stream().noneMatch(gaps::containsKey));
  }

  /** One point after the other: it may have told more than all others together. */
  private void points() throws SQLException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT subject FROM "
                    + CircleComparison.WRONG
                    + " WHERE what = 'point' ORDER BY subject")) {
      while (rows.next()) {
        wrong.add(rows.getString(1));
      }
    }
    for (String point : wrong) {
      told.accept("giving the job the events of %d points".formatted(wrong.size()));
      events("point.", List.of(point));
    }
  }

  private void events(String family, List<String> subjects)
      throws SQLException, InterruptedException {
    MutableRegistry registry = RegistryRows.read(connection, zone);
    EventDecoder decoder = new EventDecoder();
    List<JobMends.Command> commands = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT subject, base64Encode(raw), toUnixTimestamp64Milli(recorded_at), toString(hash) FROM"
                    + " event_archive FINAL WHERE startsWith(type, "
                    + SqlPart.quote(family)
                    + ") AND subject IN "
                    + subjects.stream()
                        .map(SqlPart::quote)
                        .collect(Collectors.joining(", ", "(", ")")))) {
      while (rows.next()) {
        byte[] raw = Base64.getDecoder().decode(rows.getString(2));
        Decoded decoded = decoder.decode(raw, 0, raw.length, KnownFold.END_OF_TIME, registry, true);
        if (decoded instanceof Decoded.Accepted accepted) {
          commands.add(
              new JobMends.Command(
                  rows.getString(1),
                  MendCommand.event(
                      EventCodec.encode(
                          accepted.event().withHash(ContentHash.ofDecimal(rows.getString(4))),
                          Instant.ofEpochMilli(rows.getLong(3))))));
        }
        if (commands.size() == SENT_AT_ONCE) {
          job.send(commands);
          commands.clear();
        }
      }
    }
    job.send(commands);
  }

  /** Has the job write those cells as it keeps them; false where it does not. */
  private boolean ask(List<String> cells) throws SQLException, InterruptedException {
    if (cells.isEmpty()) {
      return true;
    }
    String nothing = MendCommand.cell(new CubeCell());
    job.send(
        cells.stream()
            .map(each -> new JobMends.Command(MendCommand.cellKey(key(each)), nothing))
            .toList());
    // A repaired cell has version 0, and one that was taken away has no row.
    String answered =
        "SELECT toInt64(count()) FROM (SELECT %1$s AS k FROM cube_cell WHERE version > 0 AND k IN %2$s GROUP BY k)"
            .formatted(
                Repair.CELL,
                cells.stream().map(SqlPart::quote).collect(Collectors.joining(", ", "(", ")")));
    return await(() -> single(answered) == cells.size());
  }

  private static CubeKey key(String cell) {
    String[] parts = cell.split("/", -1);
    return new CubeKey(
        CubeKey.Cohort.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        LocalDate.parse(parts[1]),
        parts[2],
        parts[3],
        parts[4],
        parts[5]);
  }

  /** Gaps of cells that stand still: whose sums and whose cases are the same at two looks. */
  private Map<CubeKey, CellGap> settledGaps() throws SQLException, InterruptedException {
    Map<CubeKey, CellGap> settled = new HashMap<>();
    Map<CubeKey, CellGap> before = CellGap.all(connection);
    for (int look = 2; look <= settings.looks() && !before.isEmpty(); look++) {
      Thread.sleep(settings.pause().toMillis());
      Map<CubeKey, CellGap> now = CellGap.all(connection);
      Map<CubeKey, CellGap> seen = before;
      now.forEach(
          (key, gap) -> {
            if (gap.equals(seen.get(key))) {
              settled.put(key, gap);
            }
          });
      before = now;
      before.keySet().removeAll(settled.keySet());
    }
    return settled;
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static boolean await(Condition condition) throws SQLException, InterruptedException {
    long end = System.nanoTime() + ANSWER.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(ASK_AGAIN.toMillis());
    }
    return true;
  }

  private long single(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
