package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The terminals and mailboxes that count at moments, and which community each stands in. */
@Component
class TerminalQueries {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final ClickHouse clickHouse;

  TerminalQueries(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * A terminal or mailbox that counts.
   *
   * @param unit it belonged to last
   * @param moments places in the list of moments asked for, from 0
   */
  record Serving(String point, String unit, int[] moments) {}

  /**
   * Those whose hours are the whole of the 24 hours up to a moment, as far as they were there, and
   * that were OPEN at some moment of these. What a point was last decides whether it is one.
   *
   * @param moments some dozens
   * @param first local day of the first of these hours
   * @param last local day of the last
   */
  List<Serving> serving(List<Instant> moments, LocalDate first, LocalDate last) {
    String asked =
        moments.stream()
            .map(each -> Long.toString(each.toEpochMilli()))
            .collect(Collectors.joining(", "));
    return clickHouse.query(
        ("WITH CAST([" + asked + "] AS Array(Int64)) AS moments, toInt64(" + DAY + ") AS whole_day")
            + " SELECT point, unit, arrayStringConcat(groupArray(i - 1), ',') FROM (SELECT point, i,"
            + " argMax(unit_then, day) AS unit FROM (SELECT point, day, toString(kind) AS kind_then,"
            + " toString(unit) AS unit_then, toUnixTimestamp64Milli(begins) AS b,"
            + " toUnixTimestamp64Milli(ends) AS e, arrayJoin(arrayFilter(n -> b < moments[n] AND e >"
            + " moments[n] - whole_day, arrayEnumerate(moments))) AS i, moments[i] AS m, m -"
            + " whole_day AS since, arrayMap(x -> toUnixTimestamp64Milli(x), froms)"
            + " AS f, states, arrayMap(x -> toUnixTimestamp64Milli(x), schedule_froms) AS sf,"
            + " arrayMap(x -> toUnixTimestamp64Milli(x), schedule_tos) AS st FROM point_day FINAL"
            + " WHERE day >= toDate32(?) AND day <= toDate32(?)) GROUP BY"
            + " point, i HAVING argMax(kind_then, day) IN ('TERMINAL', 'MAILBOX') AND"
            + " sum(arraySum(arrayMap((x, y) -> greatest(least(y, m) - greatest(x, since), 0), sf,"
            + " st))) = sum(least(e, m) - greatest(b, since)) AND max(arrayExists((x, y, s) -> s ="
            + " 'OPEN' AND x < m AND y > since, f, arrayPushBack(arrayPopFront(f), e), states)))"
            + " GROUP BY point, unit",
        List.of(first.toString(), last.toString()),
        row ->
            new Serving(
                row.getString(1), row.getString(2), CircleQueries.places(row.getString(3))));
  }

  /** The community of the cell in the sums that is nearest to each point whose place is known. */
  Map<String, String> communities() {
    NearestCells cells =
        new NearestCells(
            clickHouse.query(
                "SELECT cell, toString(community), lon, lat FROM circle_cell FINAL WHERE NOT gone"
                    + " AND counts",
                List.of(),
                row ->
                    new NearestCells.Cell(
                        row.getString(1), row.getString(2), row.getDouble(3), row.getDouble(4))));
    Map<String, String> communities = new HashMap<>();
    clickHouse.query(
        "SELECT point, assumeNotNull(lon), assumeNotNull(lat) FROM circle_reach FINAL WHERE NOT gone"
            + " AND isNotNull(lon) AND isNotNull(lat)",
        List.of(),
        row -> {
          String community = cells.community(row.getDouble(2), row.getDouble(3));
          return community == null ? "" : communities.put(row.getString(1), community);
        });
    return communities;
  }
}
