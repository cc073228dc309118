package io.xiaoneng.dashboard.dev;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.event.Json;
import io.xiaoneng.registry.Cell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills the registry and the tables of the service circle with a {@link Town}. */
public final class TownTables {

  private static final long FIRST_OFFSET = 1_000_000;
  private static final int BATCH = 100;
  private static final long HOUR = 3_600_000;

  private TownTables() {}

  /** The town's cells, points, reaches, and the states of its points today and tomorrow. */
  public static void fill(Connection connection, Town town, ZoneId zone) throws SQLException {
    registry(connection, town);
    CellMap map = CellMap.of(town.cells(), town.units());
    cells(connection, map);
    reaches(connection, town, map);
    LocalDate today = LocalDate.now(zone);
    for (LocalDate day : List.of(today, today.plusDays(1))) {
      days(connection, town, day, zone);
    }
  }

  private static String hours(String point) {
    return switch (Town.kind(point)) {
      case "HALL" -> "Mo-Fr 09:00-12:00,13:00-17:00";
      case "CENTRE" -> "Mo-Sa 09:00-18:00";
      default -> "24/7";
    };
  }

  private static void registry(Connection connection, Town town) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at)"
                + " VALUES (?, ?, ?, ?, now64(3))")) {
      long offset = FIRST_OFFSET;
      for (Cell cell : town.cells()) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "cell");
        body.put("id", cell.id());
        body.put("lon", cell.lon());
        body.put("lat", cell.lat());
        if (cell.population() != null) {
          body.put("population", cell.population());
        }
        body.put("community", cell.community());
        put(insert, "cell", "cell/" + cell.id(), Json.write(body), offset++);
      }
      for (Map.Entry<String, double[]> point : town.points().entrySet()) {
        String id = point.getKey();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "point");
        body.put("id", id);
        body.put("pointKind", Town.kind(id));
        body.put("nameZh", "网点" + id);
        body.put("nameEn", "Point " + id);
        body.put("unit", "610102001");
        body.put("lon", point.getValue()[0]);
        body.put("lat", point.getValue()[1]);
        body.put("hours", hours(id));
        put(insert, "point", "point/" + id, Json.write(body), offset++);
      }
      insert.executeBatch();
    }
  }

  private static void put(
      PreparedStatement insert, String kind, String key, String body, long offset)
      throws SQLException {
    insert.setString(1, kind);
    insert.setString(2, key);
    insert.setLong(3, offset);
    insert.setString(4, body);
    insert.addBatch();
  }

  private static void cells(Connection connection, CellMap map) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < map.cells().size(); i++) {
      Cell cell = map.cells().get(i);
      rows.add(
          "('%s', 1, false, %s, %s, %s, '%s', %s, '%s', 'AT', 10)"
              .formatted(
                  cell.id(),
                  cell.lon(),
                  cell.lat(),
                  cell.population() == null ? "NULL" : cell.population().toString(),
                  cell.community(),
                  map.community(i) != null,
                  cell.population() == null ? "WITHOUT_POPULATION" : ""));
    }
    insert(
        connection,
        "circle_cell (cell, version, gone, lon, lat, population, community, counts, problem,"
            + " snapped, metres)",
        rows,
        5_000);
  }

  private static void reaches(Connection connection, Town town, CellMap map) throws SQLException {
    List<Snapped> snapped = new ArrayList<>();
    for (Cell cell : map.cells()) {
      Double lon = cell.lon();
      Double lat = cell.lat();
      if (lon == null || lat == null) {
        throw new IllegalStateException("every cell of the town has a place");
      }
      snapped.add(town.snapper().snap(lon, lat));
    }
    List<Reach> reaches = town.reaches(new Places(town.network(), snapped));
    List<String> rows = new ArrayList<>();
    int at = 0;
    for (Map.Entry<String, double[]> point : town.points().entrySet()) {
      Reach reach = reaches.get(at++);
      StringBuilder cells = new StringBuilder();
      StringBuilder ways = new StringBuilder();
      for (int i = 0; i < reach.size(); i++) {
        String comma = i == 0 ? "" : ",";
        cells.append(comma).append('\'').append(map.cells().get(reach.places()[i]).id());
        cells.append('\'');
        ways.append(comma).append(reach.millimetres()[i]);
      }
      rows.add(
          "('%s', 1, false, %s, %s, 'AT', 5, -1, 'town', [%s], [%s])"
              .formatted(point.getKey(), point.getValue()[0], point.getValue()[1], cells, ways));
    }
    insert(
        connection,
        "circle_reach (point, version, gone, lon, lat, snapped, metres, island, streets, cells,"
            + " millimetres)",
        rows,
        BATCH);
  }

  /** Terminals are always open but for one in nine, which is down; the others from 9 to 17. */
  private static void days(Connection connection, Town town, LocalDate day, ZoneId zone)
      throws SQLException {
    long begin = day.atStartOfDay(zone).toInstant().toEpochMilli();
    long end = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    List<String> rows = new ArrayList<>();
    int number = 0;
    for (String id : town.points().keySet()) {
      boolean always = hours(id).equals("24/7");
      boolean down = number++ % 9 == 4;
      String states = always ? (down ? "['DOWN']" : "['OPEN']") : "['CLOSED', 'OPEN', 'CLOSED']";
      String froms = always ? list(begin) : list(begin, begin + 9 * HOUR, begin + 17 * HOUR);
      rows.add(
          ("('%s', '%s', 1, '%s', '610102001', %s, %s, [], %s, %s, %s, %s, %s, %s, '', %s)")
              .formatted(
                  id,
                  day,
                  Town.kind(id),
                  always,
                  always,
                  time(begin),
                  time(end),
                  froms,
                  states,
                  always ? list(begin) : list(begin + 9 * HOUR),
                  always ? list(end) : list(begin + 17 * HOUR),
                  time(begin)));
    }
    insert(
        connection,
        "point_day (point, day, version, kind, unit, round_the_clock, heartbeats, items, begins,"
            + " ends, froms, states, schedule_froms, schedule_tos, hours_problem, last_seen)",
        rows,
        1_000);
  }

  private static String time(long millis) {
    return "fromUnixTimestamp64Milli(" + millis + ", 'UTC')";
  }

  private static String list(long... millis) {
    List<String> times = new ArrayList<>();
    for (long each : millis) {
      times.add(time(each));
    }
    return "[" + String.join(", ", times) + "]";
  }

  private static void insert(Connection connection, String into, List<String> rows, int batch)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int from = 0; from < rows.size(); from += batch) {
        statement.execute(
            "INSERT INTO "
                + into
                + " VALUES "
                + String.join(", ", rows.subList(from, Math.min(rows.size(), from + batch))));
      }
    }
  }
}
