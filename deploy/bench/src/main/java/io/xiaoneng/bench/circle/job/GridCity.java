package io.xiaoneng.bench.circle.job;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.job.registry.RegistryRow;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cells in rows and columns, nine by nine to a community, and terminals among them that are reached
 * over streets a third longer than the straight way. The same for the same numbers.
 */
final class GridCity {

  static final String CODE = "X";

  /** Of the one point that nobody reaches; its days tell how far the job is. */
  static final String MARKER = "marker";

  private static final int SIDE = 9;
  private static final double MILLIMETRES = 160_000 * 1.3;
  private static final int FARTHEST = 2_340_000;
  private static final String COMMUNITY = "COMMUNITY";

  private final int columns;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final int[] homes;

  GridCity(int points, int columns) {
    this.columns = columns;
    TreeSet<String> communities = new TreeSet<>();
    for (int cell = 0; cell < columns * columns; cell++) {
      String community = communityOf(cell);
      communities.add(community);
      cells.add(
          new Cell(
              id(cell),
              108.6 + cell % columns * 0.0018,
              34.1 + cell / columns * 0.0015,
              1 + cell * 7_919L % 700,
              community));
    }
    units.add(unit(CODE, Unit.Level.CITY, null));
    units.add(unit("D", Unit.Level.DISTRICT, CODE));
    units.add(unit("S", Unit.Level.STREET, "D"));
    communities.forEach(code -> units.add(unit(code, Unit.Level.COMMUNITY, "S")));
    this.homes = new Random(21).ints(points, 0, cells.size()).toArray();
  }

  private static Unit unit(String code, Unit.Level level, @Nullable String parent) {
    return new Unit(code, code, code, level, "", parent, true, null, null, null, false);
  }

  private String communityOf(int cell) {
    return "C" + cell / columns / SIDE + "-" + cell % columns / SIDE;
  }

  /** In the order of their numbers, which is that of a {@link CellMap}. */
  private static String id(int cell) {
    return "c%06d".formatted(cell);
  }

  int points() {
    return homes.length;
  }

  int communities() {
    return units.size() - 3;
  }

  CellMap map() {
    return CellMap.of(cells, units);
  }

  /** Of the cell in which the point stands. */
  String community(int point) {
    return communityOf(homes[point]);
  }

  static String name(int point) {
    return "p" + point;
  }

  /** Which cells walk to it, in their order. */
  Reach reach(int point) {
    int row = homes[point] / columns;
    int column = homes[point] % columns;
    int around = (int) (FARTHEST / MILLIMETRES);
    int[] places = new int[(2 * around + 1) * (2 * around + 1)];
    int[] ways = new int[places.length];
    int found = 0;
    for (int r = Math.max(0, row - around); r <= Math.min(columns - 1, row + around); r++) {
      for (int c = Math.max(0, column - around); c <= Math.min(columns - 1, column + around); c++) {
        int way = (int) (MILLIMETRES * Math.hypot(r - row, c - column));
        if (way <= FARTHEST) {
          places[found] = r * columns + c;
          ways[found++] = way;
        }
      }
    }
    return new Reach(Arrays.copyOf(places, found), Arrays.copyOf(ways, found));
  }

  /** The reach as the topic has it. */
  ReachRecord record(int point) {
    Reach reach = reach(point);
    List<String> ids = Arrays.stream(reach.places()).mapToObj(GridCity::id).toList();
    return new ReachRecord(name(point), 1, ids, reach.millimetres());
  }

  /**
   * The whole registry, in its order.
   *
   * @param recordedAt of every record, milliseconds
   */
  List<RegistryRow> registry(long recordedAt) {
    List<RegistryRow> rows = new ArrayList<>();
    say(
        rows,
        "source/" + CityEvents.BEATING,
        "{\"kind\":\"source\",\"prefix\":\"%s\",\"reportsHeartbeats\":true}"
            .formatted(CityEvents.BEATING));
    for (Unit unit : units) {
      String parent = unit.parent() == null ? "" : ",\"parent\":\"" + unit.parent() + "\"";
      say(
          rows,
          "unit/" + unit.code(),
          "{\"kind\":\"unit\",\"code\":\"%s\",\"nameZh\":\"%s\",\"level\":\"%s\",\"urban\":%s%s}"
              .formatted(
                  unit.code(),
                  unit.code(),
                  unit.level(),
                  unit.level().name().equals(COMMUNITY),
                  parent));
    }
    for (Cell cell : cells) {
      say(
          rows,
          "cell/" + cell.id(),
          String.format(
              Locale.ROOT,
              "{\"kind\":\"cell\",\"id\":\"%s\",\"lon\":%.5f,\"lat\":%.5f,\"community\":\"%s\","
                  + "\"population\":%d}",
              cell.id(),
              cell.lon(),
              cell.lat(),
              cell.community(),
              cell.population()));
    }
    for (int point = 0; point < homes.length; point++) {
      point(rows, name(point), community(point));
    }
    point(rows, MARKER, community(0));
    rows.forEach(row -> row.recordedAt = recordedAt);
    return rows;
  }

  private static void point(List<RegistryRow> rows, String id, String unit) {
    say(
        rows,
        "point/" + id,
        ("{\"kind\":\"point\",\"id\":\"%s\",\"pointKind\":\"TERMINAL\",\"unit\":\"%s\","
                + "\"hours\":\"24/7\",\"items\":[]}")
            .formatted(id, unit));
  }

  private static void say(List<RegistryRow> rows, String key, String body) {
    RegistryRow row = new RegistryRow();
    row.kind = key.substring(0, key.indexOf('/'));
    row.key = key;
    row.offset = rows.size();
    row.body = body;
    rows.add(row);
  }
}
