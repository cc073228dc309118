package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The measured city out of {@code circle_cell} and {@code circle_reach}. It is kept; when something
 * changed, the cells are read anew, or only the points that changed.
 */
@Component
class PlanTables {

  /** Between the parts of a list that comes as one text; no id has it. */
  private static final char BETWEEN = '\0';

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private @Nullable PlanCity kept;
  private String keptCells = "";
  private Map<String, Long> keptPoints = Map.of();

  PlanTables(ClickHouse clickHouse, RegistryView registry) {
    this.clickHouse = clickHouse;
    this.registry = registry;
  }

  private record Measured(String point, long version, Reach reach) {}

  /** The city as it is measured now. One caller at a time reads; the others wait for it. */
  synchronized PlanCity city() {
    List<Unit> units = registry.registry().all(Unit.class);
    String cells = cellStamp() + "/" + Set.copyOf(units).hashCode();
    PlanCity city = kept;
    if (city == null || !cells.equals(keptCells)) {
      city = PlanCity.of(cells(), units);
      keptPoints = Map.of();
    }
    Map<String, Long> points = pointVersions();
    if (!points.equals(keptPoints)) {
      city = city.with(reaches(city, points));
      keptPoints = points;
    }
    kept = city;
    keptCells = cells;
    return city;
  }

  private String cellStamp() {
    return clickHouse
        .query(
            "SELECT concat(toString(count()), ':', toString(sum(cityHash64(cell, version))))"
                + " FROM circle_cell FINAL WHERE NOT gone",
            List.of(),
            row -> row.getString(1))
        .get(0);
  }

  private List<Cell> cells() {
    return clickHouse.query(
        "SELECT cell, lon, lat, ifNull(toInt64(population), -1), community, snapped = 'NO_PLACE'"
            + " FROM circle_cell FINAL WHERE NOT gone",
        List.of(),
        row -> {
          long population = row.getLong(4);
          boolean placed = !row.getBoolean(6);
          return new Cell(
              row.getString(1),
              placed ? (Double) row.getDouble(2) : null,
              placed ? (Double) row.getDouble(3) : null,
              population < 0 ? null : (Long) population,
              row.getString(5));
        });
  }

  private Map<String, Long> pointVersions() {
    Map<String, Long> versions = new HashMap<>();
    clickHouse.query(
        "SELECT point, reinterpretAsInt64(version) FROM circle_reach FINAL WHERE NOT gone",
        List.of(),
        row -> versions.put(row.getString(1), row.getLong(2)));
    return versions;
  }

  private Map<String, Reach> reaches(PlanCity city, Map<String, Long> points) {
    Map<String, Reach> reaches = new HashMap<>();
    List<String> unread = new ArrayList<>();
    points.forEach(
        (point, version) -> {
          if (version.equals(keptPoints.get(point))) {
            reaches.put(point, city.reach(point));
          } else {
            unread.add(point);
          }
        });
    // A few are read by name; after a measurement of the whole city all come in one reading.
    boolean few = unread.size() <= 100;
    String sql =
        "SELECT point, reinterpretAsInt64(version), arrayStringConcat(cells, char(0)),"
            + " arrayStringConcat(arrayMap(way -> toString(way), millimetres), ' ')"
            + " FROM circle_reach FINAL WHERE NOT gone";
    List<Measured> measured =
        few
            ? clickHouse.query(
                sql + " AND point IN (" + "?, ".repeat(unread.size()) + "'')",
                unread,
                row -> measured(row, city))
            : clickHouse.query(sql, List.of(), row -> measured(row, city));
    measured.forEach(each -> reaches.put(each.point(), each.reach()));
    return reaches;
  }

  private static Measured measured(ResultSet row, PlanCity city) throws SQLException {
    return new Measured(
        row.getString(1),
        row.getLong(2),
        reach(
            Optional.ofNullable(row.getString(3)).orElse(""),
            Optional.ofNullable(row.getString(4)).orElse(""),
            city));
  }

  /** A reach whose places are the map's; cells that are no longer there are left out. */
  static Reach reach(String cells, String millimetres, PlanCity city) {
    if (cells.isEmpty()) {
      return Reach.NOTHING;
    }
    // The cell in the upper half, the way in the lower: sorting the numbers sorts the places.
    long[] found = new long[(millimetres.length() + 1) / 2];
    int count = 0;
    int cellAt = 0;
    int wayAt = 0;
    while (cellAt <= cells.length()) {
      int cellEnd = end(cells, BETWEEN, cellAt);
      int wayEnd = end(millimetres, ' ', wayAt);
      Integer cell = city.index().get(cells.substring(cellAt, cellEnd));
      if (cell != null) {
        found[count++] =
            (long) cell << Integer.SIZE | Integer.parseInt(millimetres, wayAt, wayEnd, 10);
      }
      cellAt = cellEnd + 1;
      wayAt = wayEnd + 1;
    }
    Arrays.sort(found, 0, count);
    return new Reach(
        Arrays.stream(found, 0, count).mapToInt(each -> (int) (each >> Integer.SIZE)).toArray(),
        Arrays.stream(found, 0, count).mapToInt(each -> (int) each).toArray());
  }

  private static int end(String text, char between, int from) {
    int end = text.indexOf(between, from);
    return end < 0 ? text.length() : end;
  }
}
