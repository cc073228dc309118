package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of points: states over time, place, reach and use. */
@Component
class PointQueries {

  private static final String PIECES =
      "arrayMap((f, e, s) -> (toUnixTimestamp64Milli(f), toUnixTimestamp64Milli(e), toString(s)),"
          + " froms, arrayPushBack(arrayPopFront(froms), ends), states)";

  private final ClickHouse clickHouse;

  PointQueries(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * How a point is.
   *
   * @param state null where the day of the moment is not known
   */
  record State(
      @Nullable String state,
      @Nullable Instant since,
      @Nullable Instant lastSeen,
      @Nullable Double upShare,
      String hoursProblem) {}

  /** Where a point stands. */
  record Stands(
      @Nullable Double lon,
      @Nullable Double lat,
      String snapped,
      @Nullable Double metres,
      int island) {}

  /** How often it was used. */
  record Use(long tickets, long cases) {}

  /** States at a moment, told from the days since {@code first}. */
  Map<String, State> states(LocalDate first, LocalDate day, long t) {
    Map<String, State> states = new HashMap<>();
    clickHouse.query(
        ("WITH toInt64(" + t + ") AS t SELECT point, p[-1].2 > t AS known, p[-1].3 AS state,")
            + " p[arrayLastIndex(x -> x.3 != state, p) + 1].1 AS since, toInt64(seen),"
            + " arraySum(arrayMap(x -> if(x.3 = 'OPEN', least(x.2, t) - x.1, 0), p)) AS open,"
            + " arraySum(arrayMap(x -> if(x.3 = 'DOWN', least(x.2, t) - x.1, 0), p)) AS down, hours"
            + " FROM (SELECT point, arrayFilter(x -> x.1 <= t, arraySort(x -> x.1,"
            + (" groupArrayArray(" + PIECES + "))) AS p, max(if(ifNull(toUnixTimestamp64Milli(")
            + "last_seen), 0) <= t, ifNull(toUnixTimestamp64Milli(last_seen), 0), 0)) AS seen,"
            + " argMax(hours_problem, day) AS hours FROM point_day FINAL WHERE day >= toDate32(?)"
            + " AND day <= toDate32(?) GROUP BY point HAVING notEmpty(p))",
        List.of(first.toString(), day.toString()),
        row -> {
          boolean known = row.getBoolean(2);
          double open = row.getDouble(6);
          double due = open + row.getDouble(7);
          long seen = row.getLong(5);
          return states.put(
              row.getString(1),
              new State(
                  known ? row.getString(3) : null,
                  known ? Instant.ofEpochMilli(row.getLong(4)) : null,
                  seen == 0 ? null : Instant.ofEpochMilli(seen),
                  due == 0 ? null : (Double) (open / due),
                  row.getString(8)));
        });
    return states;
  }

  /** Where points stand whose reach is measured. */
  Map<String, Stands> places() {
    Map<String, Stands> places = new HashMap<>();
    clickHouse.query(
        "SELECT point, lon, lat, snapped, metres, island FROM circle_reach FINAL WHERE NOT gone",
        List.of(),
        row ->
            places.put(
                row.getString(1),
                new Stands(
                    number(row.getObject(2)),
                    number(row.getObject(3)),
                    row.getString(4),
                    number(row.getObject(5)),
                    row.getInt(6))));
    return places;
  }

  /** Tickets and cases of points since a day. */
  Map<String, Use> use(LocalDate first) {
    Map<String, Use> use = new HashMap<>();
    clickHouse.query(
        "SELECT point, toInt64(sum(tickets)), toInt64(sum(cases)) FROM (SELECT toString(point) AS"
            + " point, count() AS tickets, 0 AS cases FROM ticket_row FINAL WHERE NOT test AND"
            + " point != '' AND taken_date >= toDate32(?) GROUP BY point UNION ALL SELECT"
            + " toString(point) AS point, 0 AS tickets, count() AS cases FROM case_row FINAL WHERE"
            + " NOT test AND identified AND point != '' AND applied_date >= toDate32(?) GROUP BY"
            + " point) GROUP BY point",
        List.of(first.toString(), first.toString()),
        row -> use.put(row.getString(1), new Use(row.getLong(2), row.getLong(3))));
    return use;
  }

  /** The states of a point's days, oldest first. */
  List<PointFile.Day> days(String point, LocalDate first, LocalDate last) {
    return clickHouse.query(
        "SELECT toString(day), toUnixTimestamp64Milli(begins), toUnixTimestamp64Milli(ends),"
            + (" arrayStringConcat(arrayMap(x -> concat(toString(x.1), ' ', toString(x.2), ' ',"
                + " x.3), "
                + PIECES
                + "), ',')")
            + " FROM point_day FINAL WHERE point = ? AND day >= toDate32(?) AND day <= toDate32(?)"
            + " ORDER BY day",
        List.of(point, first.toString(), last.toString()),
        row ->
            new PointFile.Day(
                LocalDate.parse(row.getString(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                pieces(row.getString(4))));
  }

  private static List<PointFile.Piece> pieces(String text) {
    List<PointFile.Piece> pieces = new ArrayList<>();
    for (String piece : text.split(",", -1)) {
      String[] parts = piece.split(" ", -1);
      if (parts.length == 3) {
        pieces.add(
            new PointFile.Piece(
                Instant.ofEpochMilli(Long.parseLong(parts[0])),
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                parts[2]));
      }
    }
    return pieces;
  }

  /** Who lives within that many minutes of a point. */
  PointFile.Near near(String point, Pace pace, int minutes) {
    return clickHouse
        .query(
            "SELECT toInt64(sum(ifNull(population, 0))), toInt64(count()) FROM circle_cell FINAL"
                + " WHERE NOT gone AND counts AND cell IN (SELECT arrayJoin(arrayMap(w -> w.1,"
                + " arrayFilter(w -> w.2 <= ?, arrayZip(cells, millimetres)))) FROM circle_reach"
                + " FINAL WHERE NOT gone AND point = ?)",
            List.of(pace.millimetresIn(minutes), point),
            row ->
                new PointFile.Near(
                    new BigDecimal(pace.toString()), minutes, row.getLong(1), row.getLong(2)))
        .get(0);
  }

  private static @Nullable Double number(@Nullable Object value) {
    return value == null ? null : ((Number) value).doubleValue();
  }
}
