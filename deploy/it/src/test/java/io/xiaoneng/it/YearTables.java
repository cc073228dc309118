package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.cube.CubeKey;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;

/** Archive, case rows and cube after a simulated history. */
final class YearTables {

  /** What has fallen due by the end of the history; a presumed acceptance is none of the plan's. */
  private static final String TOTALS =
      """
      SELECT countIf(applied_at IS NOT NULL), countIf(accepted_at IS NOT NULL AND NOT deemed),
        countIf(decided_at IS NOT NULL),
        countIf(accepted AND due_promise < %1$s AND NOT ended_before_due),
        countIf(accepted AND due_promise < %1$s AND NOT ended_before_due AND decided_at <= due_promise),
        countIf(d1 IS NOT NULL AND decided_at IS NOT NULL AND kind = 'COMMITTED'),
        sumIf(d1, decided_at IS NOT NULL AND kind = 'COMMITTED')
      FROM (SELECT *, accepted_at IS NOT NULL AND NOT deemed AS accepted,
        ifNull(least(ifNull(refused_at, closed_at), ifNull(closed_at, refused_at)) <= due_promise, false)
          AND NOT ifNull(decided_at <= due_promise, false) AS ended_before_due
        FROM case_row FINAL WHERE identified AND NOT quarantined AND NOT test)""";

  private static final String DAILY =
      """
      SELECT concat(toString(day), ',', district, ',', channel) AS k,
        sumIf(n, cohort = 'applied'), sumIf(n, cohort = 'accepted'), sumIf(n, cohort = 'decided'),
        sumIf(d1_n, cohort = 'decided'), sumIf(d1_sum, cohort = 'decided')
      FROM cube_cell FINAL GROUP BY k""";

  /** Where the columns of {@link #DAILY} stand in the generator's table. */
  private static final List<Integer> IN_TRUTH = List.of(0, 1, 2, 5, 6);

  private final Stack stack;

  YearTables(Stack stack) {
    this.stack = stack;
  }

  /**
   * Holds the tables to what the generator counted.
   *
   * @param until end of the history, epoch milliseconds
   */
  void assertAsGenerated(SimulatedYear year, long until) throws IOException {
    Map<String, Long> truth = year.totals();
    SoftAssertions soft = new SoftAssertions();
    String[] totals =
        stack
            .clickHouse(
                TOTALS.formatted("fromUnixTimestamp64Milli(toInt64(" + until + "), 'UTC')")
                    + " FORMAT TSV")
            .split("\t");
    for (int i = 0; i < totals.length; i++) {
      String name = SimulatedYear.DAILY.get(i);
      soft.assertThat(Long.parseLong(totals[i])).as(name).isEqualTo(truth.get(name));
    }
    soft.assertThat(number("count() FROM case_row FINAL"))
        .as("cases")
        .isEqualTo(truth("cases", truth));
    soft.assertThat(number("sum(events) FROM case_row FINAL"))
        .as("events of cases")
        .isEqualTo(truth("caseEvents", truth));
    soft.assertThat(number("countIf(quarantined AND NOT test) FROM case_row FINAL"))
        .as("quarantined")
        .isEqualTo(truth("quarantined", truth));
    soft.assertThat(number("count() FROM dead_letter FINAL"))
        .as(
            "dead letters, by reason "
                + stack.clickHouse(
                    "SELECT reason, count(), max(detail) FROM dead_letter FINAL GROUP BY reason"
                        + " FORMAT TSV"))
        .isEqualTo(truth("broken", truth));
    String moment = "fromUnixTimestamp64Milli(toInt64(" + until + "), 'UTC')";
    Map<String, String> others =
        Map.of(
            "ticketsTaken", "count(taken_at) FROM ticket_row FINAL WHERE NOT test",
            "ticketsCalled", "count(called_at) FROM ticket_row FINAL WHERE NOT test",
            "ticketsServed", "count(served_at) FROM ticket_row FINAL WHERE NOT test",
            "ticketsAbandoned", "count(abandoned_at) FROM ticket_row FINAL WHERE NOT test",
            "contractsDue",
                "countIf(due_at < " + moment + ") FROM contract_row FINAL WHERE NOT test",
            "contractsOnTime",
                "countIf(due_at < "
                    + moment
                    + " AND finished_at <= due_at) FROM contract_row FINAL WHERE NOT test");
    for (Map.Entry<String, String> each : others.entrySet()) {
      soft.assertThat(number(each.getValue()))
          .as(each.getKey())
          .isEqualTo(truth(each.getKey(), truth));
    }
    soft.assertThat(number("count() FROM conflicting_duplicate FINAL")).as("conflicts").isZero();
    soft.assertAll();
    assertDaily(year);
  }

  private static long truth(String name, Map<String, Long> truth) {
    return truth.getOrDefault(name, 0L);
  }

  private void assertDaily(SimulatedYear year) throws IOException {
    Map<String, List<Long>> cells = new TreeMap<>();
    stack
        .clickHouse(DAILY + " FORMAT TSV")
        .lines()
        .map(line -> line.split("\t"))
        .forEach(
            parts -> cells.put(parts[0], Arrays.stream(parts).skip(1).map(Long::valueOf).toList()));
    cells.values().removeIf(counts -> counts.stream().allMatch(count -> count == 0));
    Map<String, List<Long>> planned = new TreeMap<>();
    year.daily()
        .forEach((key, counts) -> planned.put(key, IN_TRUTH.stream().map(counts::get).toList()));
    planned.values().removeIf(counts -> counts.stream().allMatch(count -> count == 0));
    List<String> different =
        planned.keySet().stream()
            .filter(key -> !planned.get(key).equals(cells.get(key)))
            .map(key -> key + ": " + planned.get(key) + ", in the cube " + cells.get(key))
            .toList();
    assertThat(different).as("days, districts and channels").isEmpty();
    assertThat(cells.keySet()).isEqualTo(planned.keySet());
  }

  /** Every case row and every cell but empty ones, as one text that any changed value changes. */
  String figures() throws IOException {
    StringBuilder all = new StringBuilder();
    // In the order of the table and in parts, so that no answer takes long.
    String prefixes =
        "SELECT DISTINCT substring(case_id, 1, 6) AS p FROM case_row ORDER BY p FORMAT TSV";
    for (String prefix : stack.clickHouse(prefixes).lines().toList()) {
      all.append(sum("case_row FINAL WHERE startsWith(case_id, '" + prefix + "')")).append(' ');
    }
    return all.append(sum("cube_cell FINAL WHERE n != 0")).toString();
  }

  private String sum(String rows) throws IOException {
    return stack.clickHouse(
        "SELECT concat(toString(count()), '/', toString(groupBitXor(cityHash64(toString(tuple(*))))))"
            + " FROM (SELECT * EXCEPT version FROM "
            + rows
            + ") FORMAT TSV");
  }

  /** A cell of decided cases. */
  CubeKey anyCell() throws IOException {
    String[] parts =
        stack
            .clickHouse(
                "SELECT toString(day), district, channel, item_type, kind FROM cube_cell FINAL WHERE"
                    + " cohort = 'decided' AND kind = 'COMMITTED' AND n > 1 ORDER BY day LIMIT 1"
                    + " FORMAT TSV")
            .split("\t");
    return new CubeKey(
        CubeKey.Cohort.DECIDED, LocalDate.parse(parts[0]), parts[1], parts[2], parts[3], parts[4]);
  }

  /** Version of a cell's row. */
  long version(CubeKey cell) throws IOException {
    return number(
        "max(version) FROM cube_cell WHERE cohort = '%s' AND day = '%s' AND district = '%s' AND channel = '%s' AND item_type = '%s' AND kind = '%s'"
            .formatted(
                cell.cohort().code(),
                cell.day(),
                cell.district(),
                cell.channel(),
                cell.itemType(),
                cell.kind()));
  }

  /** Writes one row with another D1, under a version above the right one; returns the case. */
  String damageACase() throws IOException {
    String id =
        stack.clickHouse(
            "SELECT case_id FROM case_row FINAL WHERE d1 > 1 ORDER BY case_id LIMIT 1 FORMAT TSV");
    stack.clickHouse(
        "INSERT INTO case_row SELECT * REPLACE (d1 + 1 AS d1, version +"
            + " bitShiftLeft(toUInt128(9), 96) AS version) FROM case_row FINAL WHERE case_id = '"
            + id
            + "'");
    return id;
  }

  /** The number that a query without its SELECT gives. */
  long number(String expression) throws IOException {
    return Long.parseLong(
        stack.clickHouse(
            "SELECT toInt64(" + expression.replaceFirst(" FROM ", ") FROM ") + " FORMAT TSV"));
  }
}
