package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.PointInterval;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The days of terminals and mailboxes, and which community they stand in. */
@Component
class TerminalQueries {

  private final ClickHouse clickHouse;

  TerminalQueries(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * A day of a terminal.
   *
   * @param schedule when it was to be open
   * @param course its states, ascending
   */
  record Day(String point, String unit, Span day, Spans schedule, List<PointInterval> course) {}

  /** Every terminal's days of a period, oldest first. */
  List<Day> days(LocalDate first, LocalDate last) {
    return clickHouse.query(
        "SELECT point, toString(unit), toUnixTimestamp64Milli(begins), toUnixTimestamp64Milli(ends),"
            + (" " + millis("froms") + ", arrayStringConcat(states, ','), ")
            + (millis("schedule_froms") + ", " + millis("schedule_tos"))
            + " FROM point_day FINAL WHERE kind IN ('TERMINAL', 'MAILBOX') AND day >= toDate32(?)"
            + " AND day <= toDate32(?) ORDER BY point, day",
        List.of(first.toString(), last.toString()),
        TerminalQueries::day);
  }

  private static String millis(String column) {
    return "arrayStringConcat(arrayMap(x -> toUnixTimestamp64Milli(x), " + column + "), ',')";
  }

  private static Day day(ResultSet row) throws SQLException {
    long ends = row.getLong(4);
    long[] froms = CircleQueries.numbers(row.getString(5));
    String[] states = row.getString(6).split(",", -1);
    List<PointInterval> course = new ArrayList<>();
    for (int i = 0; i < froms.length; i++) {
      long to = i + 1 < froms.length ? froms[i + 1] : ends;
      course.add(new PointInterval(new Span(froms[i], to), PointState.valueOf(states[i])));
    }
    long[] from = CircleQueries.numbers(row.getString(7));
    long[] to = CircleQueries.numbers(row.getString(8));
    List<Span> schedule = new ArrayList<>();
    for (int i = 0; i < from.length; i++) {
      schedule.add(new Span(from[i], to[i]));
    }
    return new Day(
        row.getString(1),
        row.getString(2),
        new Span(row.getLong(3), ends),
        Spans.of(schedule),
        course);
  }

  /**
   * The community of the cell nearest to each terminal or mailbox whose place is known, by point.
   * Distances are those on a plane: in a city they order as those on the globe do.
   */
  Map<String, String> communities() {
    Map<String, String> communities = new HashMap<>();
    clickHouse.query(
        "SELECT point, argMin(community, (pow(c.lat - y, 2) + pow((c.lon - x) * wide, 2), cell))"
            + " FROM (SELECT point, assumeNotNull(lon) AS x, assumeNotNull(lat) AS y, cos(radians(y))"
            + " AS wide FROM circle_reach FINAL WHERE NOT gone AND isNotNull(lon) AND isNotNull(lat)"
            + " AND point IN (SELECT point FROM point_day WHERE kind IN ('TERMINAL', 'MAILBOX'))) AS"
            + " r CROSS JOIN (SELECT cell, toString(community) AS community, lon, lat FROM"
            + " circle_cell FINAL WHERE NOT gone AND counts) AS c GROUP BY point",
        List.of(),
        row -> communities.put(row.getString(1), row.getString(2)));
    return communities;
  }
}
