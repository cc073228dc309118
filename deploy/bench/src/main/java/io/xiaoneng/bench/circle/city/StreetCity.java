package io.xiaoneng.bench.circle.city;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.ReachSearch;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.circle.street.Snapper;
import io.xiaoneng.circle.street.StreetFile;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The streets and cells of the demo city, and terminals beside them; who walks to each is searched
 * for here. The same for the same files. For one thread.
 */
final class StreetCity {

  static final String CODE = "X";

  private static final int COMMUNITIES_OF_A_STREET = 8;
  private static final int STREETS_OF_A_DISTRICT = 8;
  private static final double ASIDE = 0.001;
  private static final int TRIES = 1_000;

  private final Snapper snapper;
  private final ReachSearch search;
  private final CellMap map;
  private final List<Unit> units = new ArrayList<>();
  private final List<Position> points = new ArrayList<>();
  private final List<Reach> reaches = new ArrayList<>();
  private final Random random = new Random(15);

  /** Degrees, WGS 84, to the sixth digit: as they are written. */
  record Position(double lon, double lat) {}

  /**
   * @param directory of {@code streets.bin} and {@code cells.csv}
   */
  StreetCity(Path directory, int count) throws IOException {
    List<Cell> cells = cells(directory.resolve("cells.csv"));
    units(cells);
    this.map = CellMap.of(cells, units);
    StreetNetwork network = StreetFile.read(directory.resolve("streets.bin"));
    this.snapper = new Snapper(network);
    List<Snapped> snapped =
        map.cells().stream().map(cell -> snapper.snap(lon(cell), lat(cell))).toList();
    this.search =
        new ReachSearch(
            network, new Places(network, snapped), Pace.ADULT.millimetresIn(Pace.MOST_MINUTES));
    for (int tries = 0; points.size() < count; tries++) {
      if (tries > count + TRIES) {
        throw new BenchException("there are not enough streets beside the cells");
      }
      Position place = somewhere();
      if (snapper.snap(place.lon(), place.lat()) instanceof Snapped.At) {
        points.add(place);
        reaches.add(reach(place));
      }
    }
  }

  private static List<Cell> cells(Path table) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (String line : Files.readAllLines(table)) {
      String[] row = line.split(",");
      if (!row[0].equals("id")) {
        cells.add(
            new Cell(
                row[0],
                Double.valueOf(row[1]),
                Double.valueOf(row[2]),
                Long.valueOf(row[3]),
                row[4]));
      }
    }
    return cells;
  }

  /** The communities of the cells, some to a street, some streets to a district. */
  private void units(List<Cell> cells) {
    TreeSet<String> communities = new TreeSet<>();
    cells.forEach(cell -> communities.add(cell.community()));
    units.add(unit(CODE, Unit.Level.CITY, null));
    int number = 0;
    String street = CODE;
    String district = CODE;
    for (String community : communities) {
      if (number % (COMMUNITIES_OF_A_STREET * STREETS_OF_A_DISTRICT) == 0) {
        district = "D" + number;
        units.add(unit(district, Unit.Level.DISTRICT, CODE));
      }
      if (number % COMMUNITIES_OF_A_STREET == 0) {
        street = "S" + number;
        units.add(unit(street, Unit.Level.STREET, district));
      }
      units.add(unit(community, Unit.Level.COMMUNITY, street));
      number++;
    }
  }

  private static Unit unit(String code, Unit.Level level, @Nullable String parent) {
    return new Unit(code, code, code, level, "", parent, true, null, null, null, false);
  }

  /** Beside a cell, where people live. */
  Position somewhere() {
    Cell cell = map.cells().get(random.nextInt(map.cells().size()));
    return new Position(
        written(lon(cell) + ASIDE * (random.nextDouble() - 0.5)),
        written(lat(cell) + ASIDE * (random.nextDouble() - 0.5)));
  }

  private static double written(double degrees) {
    return Math.rint(degrees * 1e6) / 1e6;
  }

  private static double lon(Cell cell) {
    Double lon = cell.lon();
    return lon == null ? Double.NaN : lon;
  }

  private static double lat(Cell cell) {
    Double lat = cell.lat();
    return lat == null ? Double.NaN : lat;
  }

  /** Who walks there; nobody where no street is near. */
  Reach reach(Position place) {
    return search.from(snapper.snap(place.lon(), place.lat()));
  }

  CellMap map() {
    return map;
  }

  /** All units, parents first. */
  List<Unit> units() {
    return units;
  }

  int points() {
    return points.size();
  }

  static String name(int point) {
    return "p" + point;
  }

  Position position(int point) {
    return points.get(point);
  }

  Reach reach(int point) {
    return reaches.get(point);
  }
}
