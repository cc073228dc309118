package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.privacy.Sight;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the data-quality page shows of the last reconciliation. */
@Component
public class ReconciliationReads {

  private final ClickHouse clickHouse;
  private final Clock clock;

  ReconciliationReads(ClickHouse clickHouse, Clock clock) {
    this.clickHouse = clickHouse;
    this.clock = clock;
  }

  /**
   * The last run.
   *
   * @param state {@code none}, {@code running}, {@code failed}, {@code agrees} or {@code differs}
   * @param run null where there was none
   * @param differences the first of them
   */
  public record Last(String state, @Nullable Run run, List<Row> differences) {}

  /**
   * A difference as a row.
   *
   * @param caseId null but for a case
   * @param points of the circle: those whose day differs
   */
  public record Row(
      String what,
      String key,
      @Nullable String caseId,
      String column,
      String expected,
      String found,
      List<String> points,
      String cause) {

    /** The same without what tells which case it is. */
    public Row unnamed() {
      return new Row(what, Sight.MASK, null, column, expected, found, points, cause);
    }

    /** Whether it is a day of a community or of a point. */
    public boolean ofCircle() {
      return what.equals(Difference.COVERAGE) || what.equals(Difference.POINT);
    }
  }

  /** The last run with at most so many differences. */
  public Last last(int limit) {
    Run run = clickHouse.with(RunTables::last).orElse(null);
    if (run == null) {
      return new Last("none", null, List.of());
    }
    return switch (run.state()) {
      case RUNNING -> new Last(alive(run) ? "running" : "failed", run, List.of());
      case FAILED -> new Last("failed", run, List.of());
      case DONE ->
          new Last(run.different() == 0 ? "agrees" : "differs", run, differences(run, limit));
    };
  }

  private boolean alive(Run run) {
    return run.updatedAt().isAfter(clock.instant().minus(RunTables.DEAD_AFTER));
  }

  private List<Row> differences(Run run, int limit) {
    return clickHouse.query(
        // Of cases and of the circle the first: neither hides the other.
        "SELECT what, key, `column`, expected, found, arrayStringConcat(points, '\\n'), cause FROM reconciliation_difference"
            + " FINAL WHERE run = ? ORDER BY what, key, `column` LIMIT "
            + limit
            + " BY what IN ('coverage', 'point')",
        List.of(run.startedAt().toEpochMilli()),
        row ->
            new Row(
                row.getString(1),
                row.getString(2),
                row.getString(1).equals(Difference.CASE) ? row.getString(2) : null,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(1).equals(Difference.POINT)
                    ? List.of(row.getString(2).substring(row.getString(2).indexOf('/') + 1))
                    : Stream.of(row.getString(6).split("\n")).filter(p -> !p.isEmpty()).toList(),
                row.getString(7)));
  }
}
