package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cells as the map draws them: those that have a position, in the map's order. Immutable.
 *
 * <p>Its bytes are whole numbers of 32 bits, the lowest byte first: how many cells, the side of one
 * in {@value #SIDES} parts of the world's width, and then, each for all cells, longitudes and
 * latitudes in {@value #DEGREE} parts of a degree as differences to the cell before, people (-1
 * where nobody knows, and for a cell that is in no sum), and the place of the district among {@link
 * #districts} (-1 where it is in none).
 */
final class MapSheet {

  /** Degrees are told to about a metre. */
  private static final int DEGREE = 100_000;

  private static final int SIDES = 1_000_000_000;
  private static final int HEAD = 2;
  private static final int COLUMNS = 4;
  private static final int NONE = 0xFFFF;

  private final CellMap map;
  private final List<Unit> districts;
  private final int[] drawn;
  private final byte[] bytes;

  private MapSheet(CellMap map, List<Unit> districts, int[] drawn, byte[] bytes) {
    this.map = map;
    this.districts = districts;
    this.drawn = drawn;
    this.bytes = bytes;
  }

  static MapSheet of(PlanCity city) {
    CellMap map = city.map();
    List<Cell> cells = map.cells();
    int[] drawn =
        IntStream.range(0, cells.size())
            .filter(i -> cells.get(i).lon() != null && cells.get(i).lat() != null)
            .toArray();
    List<Unit> districts =
        city.units().values().stream().filter(unit -> unit.level() == Unit.Level.DISTRICT).toList();
    int size = drawn.length;
    double[] lon = new double[size];
    double[] lat = new double[size];
    int[] numbers = new int[HEAD + COLUMNS * size];
    Map<String, Integer> districtOf = new HashMap<>();
    for (int i = 0; i < size; i++) {
      Cell cell = cells.get(drawn[i]);
      lon[i] = orZero(cell.lon());
      lat[i] = orZero(cell.lat());
      int before = Math.max(0, i - 1);
      boolean first = i == 0;
      numbers[HEAD + i] = degrees(lon[i]) - (first ? 0 : degrees(lon[before]));
      numbers[HEAD + size + i] = degrees(lat[i]) - (first ? 0 : degrees(lat[before]));
      numbers[HEAD + 2 * size + i] =
          (int) Math.min(Integer.MAX_VALUE, map.population(drawn[i]).orElse(-1));
      Unit unit = map.community(drawn[i]);
      numbers[HEAD + 3 * size + i] =
          unit == null
              ? -1
              : districtOf.computeIfAbsent(unit.code(), code -> district(city, unit, districts));
    }
    numbers[0] = size;
    numbers[1] = (int) Math.round(CellSide.of(lon, lat) * SIDES);
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(numbers);
    return new MapSheet(map, districts, drawn, bytes.array());
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private static int degrees(double value) {
    return (int) Math.round(value * DEGREE);
  }

  private static int district(PlanCity city, Unit community, List<Unit> districts) {
    for (int i = 0; i < districts.size(); i++) {
      if (city.within(community, districts.get(i).code())) {
        return i;
      }
    }
    return -1;
  }

  /** The districts, in the order of the numbers. */
  List<Unit> districts() {
    return districts;
  }

  /** What stands in the class's description; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** The cells' ids. */
  List<String> ids() {
    List<String> ids = new ArrayList<>(drawn.length);
    for (int cell : drawn) {
      ids.add(map.cells().get(cell).id());
    }
    return ids;
  }

  /**
   * Hundredths of a minute that each cell's walk takes, rounded up, in 16 bits, the lower byte
   * first; all bits set where there is none within half an hour.
   */
  byte[] minutes(Walks walks, Pace pace) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * drawn.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int cell : drawn) {
      Double minutes = walks.minutes(cell, pace);
      bytes.putShort((short) (minutes == null ? NONE : Math.round(minutes * 100)));
    }
    return bytes.array();
  }
}
