package io.xiaoneng.simulator.street;

import io.xiaoneng.registry.Unit;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.Dice;
import io.xiaoneng.simulator.city.Office;
import io.xiaoneng.simulator.city.Site;
import java.util.BitSet;

/**
 * Where the demo city has crossings: a lattice of blocks wherever people live or a service point
 * stands, arterial roads between, and two rivers without any. A function of the city and the seed.
 */
final class Lattice {

  /** Metres from one crossing to the next, and degrees of a metre at the city's latitude. */
  static final double BLOCK = 80;

  private static final double MIDDLE_LON = 108.94;
  private static final double MIDDLE_LAT = 34.26;
  private static final double METRES_PER_DEGREE = Math.toRadians(6_371_000);
  static final double LAT_STEP = BLOCK / METRES_PER_DEGREE;
  static final double LON_STEP = LAT_STEP / Math.cos(Math.toRadians(MIDDLE_LAT));

  /** Blocks around a community that are built up, in the city and outside. */
  private static final int TOWN = 18;

  private static final int VILLAGE = 13;
  private static final int POINT = 8;

  /** Each so many blocks an arterial road, with a crossing each so many blocks. */
  static final int ARTERIAL = 32;

  static final int ARTERIAL_BLOCKS = 8;

  private static final int MARGIN = 24;

  /** Metres from the middle of a river to its banks. */
  private static final double RIVER = 130;

  final int columns;
  final int rows;
  private final double west;
  private final double south;
  private final BitSet builtUp;
  private final long seed;

  /**
   * The lattice.
   *
   * @param radius kilometres around the city's middle that are laid out
   */
  Lattice(City city, long seed, double radius) {
    this.seed = Dice.derive(seed, 0x57);
    double minLon = 180;
    double maxLon = -180;
    double minLat = 90;
    double maxLat = -90;
    for (Office office : city.offices()) {
      if (within(office.lon(), office.lat(), radius)) {
        minLon = Math.min(minLon, office.lon());
        maxLon = Math.max(maxLon, office.lon());
        minLat = Math.min(minLat, office.lat());
        maxLat = Math.max(maxLat, office.lat());
      }
    }
    west = minLon - MARGIN * LON_STEP;
    south = minLat - MARGIN * LAT_STEP;
    columns = (int) Math.ceil((maxLon - west) / LON_STEP) + MARGIN;
    rows = (int) Math.ceil((maxLat - south) / LAT_STEP) + MARGIN;
    builtUp = new BitSet(columns * rows);
    for (Office office : city.offices()) {
      if (within(office.lon(), office.lat(), radius)) {
        boolean home = office.level() == Unit.Level.COMMUNITY;
        build(office.lon(), office.lat(), !home ? POINT : office.urban() ? TOWN : VILLAGE);
      }
    }
    for (Site site : city.points()) {
      if (within(site.lon(), site.lat(), radius)) {
        build(site.lon(), site.lat(), POINT);
      }
    }
  }

  /** Whether the place is so near to the city's middle. */
  static boolean within(double lon, double lat, double kilometres) {
    double east = (lon - MIDDLE_LON) / LON_STEP * BLOCK;
    double north = (lat - MIDDLE_LAT) / LAT_STEP * BLOCK;
    return Math.hypot(east, north) <= kilometres * 1_000;
  }

  private void build(double lon, double lat, int blocks) {
    int column = column(lon);
    int row = row(lat);
    for (int up = -blocks; up <= blocks; up++) {
      for (int aside = -blocks; aside <= blocks; aside++) {
        boolean near = up * up + aside * aside <= blocks * blocks;
        if (near && isOn(row + up, column + aside)) {
          builtUp.set((row + up) * columns + column + aside);
        }
      }
    }
  }

  private boolean isOn(int row, int column) {
    return row >= 0 && row < rows && column >= 0 && column < columns;
  }

  int column(double lon) {
    return (int) Math.round((lon - west) / LON_STEP);
  }

  int row(double lat) {
    return (int) Math.round((lat - south) / LAT_STEP);
  }

  double lon(double column) {
    return west + column * LON_STEP;
  }

  double lat(double row) {
    return south + row * LAT_STEP;
  }

  boolean builtUp(int row, int column) {
    return isOn(row, column) && builtUp.get(row * columns + column);
  }

  /** Whether there is a crossing: in a quarter or on an arterial road, and not in a river. */
  boolean crossing(int row, int column) {
    boolean arterial =
        row % ARTERIAL == 0 && column % ARTERIAL_BLOCKS == 0
            || column % ARTERIAL == 0 && row % ARTERIAL_BLOCKS == 0;
    return isOn(row, column) && (builtUp(row, column) || arterial) && !inRiver(row, column);
  }

  /** Two rivers: one from west to east in the north, one from south to north in the east. */
  boolean inRiver(double row, double column) {
    double lon = lon(column);
    double lat = lat(row);
    double northern = 34.395 + 0.02 * Math.sin((lon - 108) * 9);
    double eastern = 109.045 + 0.012 * Math.sin((lat - 34) * 14);
    return Math.abs(lat - northern) * METRES_PER_DEGREE < RIVER
        || lat < northern && Math.abs(lon - eastern) / LON_STEP * BLOCK < RIVER;
  }

  /** Chance that belongs to one crossing and one question about it. */
  Dice dice(int row, int column, int question) {
    return new Dice(Dice.derive(Dice.derive(seed, (long) row * columns + column), question));
  }

  int id(int row, int column) {
    return 1 + row * columns + column;
  }
}
