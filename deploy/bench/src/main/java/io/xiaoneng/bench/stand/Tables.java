package io.xiaoneng.bench.stand;

import io.xiaoneng.bench.report.Report;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the tables of a drained topic against the truth, by SQL. */
public final class Tables {
  private static final String DAILY_OF_CELLS =
      """
      SELECT concat(toString(day), ',', district, ',', channel) AS k,
        sumIf(n, cohort = 'applied'), sumIf(n, cohort = 'accepted'), sumIf(n, cohort = 'decided'),
        sumIf(n, cohort = 'due'), sumIf(on_time, cohort = 'due'),
        sumIf(d1_n, cohort = 'decided'), sumIf(d1_sum, cohort = 'decided')
      FROM cube_cell FINAL GROUP BY k""";

  private static final String TOTALS_OF_ROWS =
      """
      SELECT count(), sum(events), countIf(applied_at IS NOT NULL),
        countIf(accepted_at IS NOT NULL AND NOT deemed), countIf(decided_at IS NOT NULL),
        countIf(due_promise IS NOT NULL), countIf(decided_at <= due_promise),
        countIf(d1 IS NOT NULL AND decided_at IS NOT NULL AND kind = 'COMMITTED'),
        sumIf(d1, decided_at IS NOT NULL AND kind = 'COMMITTED')
      FROM case_row FINAL WHERE identified AND NOT quarantined AND NOT test""";

  private static final int SHOWN = 3;

  private final Stand stand;
  private final Truth truth;
  private final Report report;

  /** Results go into the report. */
  public Tables(Stand stand, Truth truth, Report report) {
    this.stand = stand;
    this.truth = truth;
    this.report = report;
  }

  /** Checks archive, case rows and cube. */
  public void check() {
    String[] rows = stand.query(TOTALS_OF_ROWS).split("\t");
    for (int i = 0; i < rows.length; i++) {
      String name = Truth.CHECKED.get(i);
      report.check("case rows: " + name, truth.total(name), rows[i]);
    }
    report.check(
        "archive: distinct events",
        truth.total("caseEvents"),
        stand.query("SELECT uniqExact(subject, source, id) FROM event_archive"));
    report.check("dead letters", 0, stand.query("SELECT count() FROM dead_letter"));
    report.check(
        "conflicting duplicates", 0, stand.query("SELECT count() FROM conflicting_duplicate"));
    checkCells();
  }

  private void checkCells() {
    Map<String, List<Long>> cells = new TreeMap<>();
    stand
        .query(DAILY_OF_CELLS)
        .lines()
        .map(line -> line.split("\t"))
        .forEach(
            parts -> cells.put(parts[0], Arrays.stream(parts).skip(1).map(Long::valueOf).toList()));
    cells.values().removeIf(counts -> counts.stream().allMatch(count -> count == 0));
    for (int i = 0; i < Truth.DAILY.size(); i++) {
      int column = i;
      String name = Truth.DAILY.get(i);
      long sum = cells.values().stream().mapToLong(counts -> counts.get(column)).sum();
      report.check("cube: " + name, truth.total(name), sum);
    }
    report.check("cube: every day, district and channel", "as generated", differences(cells));
  }

  private String differences(Map<String, List<Long>> cells) {
    TreeSet<String> keys = new TreeSet<>(cells.keySet());
    keys.addAll(truth.daily().keySet());
    List<String> different =
        keys.stream()
            .filter(key -> !truth.daily().getOrDefault(key, List.of()).equals(cells.get(key)))
            .toList();
    return different.isEmpty()
        ? "as generated"
        : different.size() + " differ, such as " + different.stream().limit(SHOWN).toList();
  }
}
