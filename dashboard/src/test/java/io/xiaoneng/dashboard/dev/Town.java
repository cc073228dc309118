package io.xiaoneng.dashboard.dev;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.Reaches;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.circle.street.Snapper;
import io.xiaoneng.circle.street.StreetBuilder;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A town on a square lattice of streets around the middle of Xi'an, with cells and points all over
 * it; the same seed, the same town.
 */
public final class Town {

  private static final double LON = 108.94;
  private static final double LAT = 34.27;

  /** Between two crossings, about 130 m. */
  private static final double STEP = 0.0012;

  private static final List<String> DISTRICTS =
      List.of("610102", "610103", "610104", "610111", "610112", "610113");

  private final int side;
  private final StreetNetwork network;
  private final Snapper snapper;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final Map<String, double[]> points = new LinkedHashMap<>();

  private Town(int side, long seed, int cellCount, int pointCount) {
    this.side = side;
    Random random = new Random(seed);
    this.network = streets(random);
    this.snapper = new Snapper(network);
    addUnits();
    for (int i = 0; i < cellCount; i++) {
      double column = (side - 1) * random.nextDouble();
      double row = (side - 1) * random.nextDouble();
      cells.add(
          new Cell(
              "cell-%05d".formatted(i),
              lon(column),
              lat(row),
              random.nextInt(50) == 0 ? null : (Long) (long) random.nextInt(900),
              community(column, row)));
    }
    for (int i = 0; i < pointCount; i++) {
      // More of them in the middle, so that the edge of the town is badly served.
      double column = middle(random);
      double row = middle(random);
      points.put("point-%04d".formatted(i), new double[] {lon(column), lat(row)});
    }
  }

  /** A town of so many crossings a side. */
  public static Town of(int side, long seed, int cells, int points) {
    return new Town(side, seed, cells, points);
  }

  private StreetNetwork streets(Random random) {
    StreetBuilder streets = new StreetBuilder();
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        streets.node(lon(column + 0.3 * random.nextDouble()), lat(row + 0.3 * random.nextDouble()));
      }
    }
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int node = row * side + column;
        if (column + 1 < side && random.nextInt(10) > 0) {
          streets.edge(node, node + 1, 110 + 40 * random.nextDouble(), true, true);
        }
        if (row + 1 < side && random.nextInt(10) > 0) {
          streets.edge(node, node + side, 130 + 40 * random.nextDouble(), true, true);
        }
      }
    }
    return streets.build();
  }

  private void addUnits() {
    units.add(unit("610100", "西安市", "Xi'an", Unit.Level.CITY, null));
    for (String district : DISTRICTS) {
      units.add(
          unit(district, "区" + district, "District " + district, Unit.Level.DISTRICT, "610100"));
      for (int street = 1; street <= 4; street++) {
        String code = district + "00" + street;
        units.add(unit(code, "街道" + code, "Street " + code, Unit.Level.STREET, district));
        for (int community = 1; community <= 3; community++) {
          String own = code + "00" + community;
          units.add(unit(own, "社区" + own, "Community " + own, Unit.Level.COMMUNITY, code));
        }
      }
    }
  }

  private static Unit unit(
      String code, String zh, String en, Unit.Level level, @Nullable String parent) {
    return new Unit(code, zh, en, level, "", parent, true, null, null, null, false);
  }

  private String community(double column, double row) {
    int district = Math.min(2, (int) (3 * column / side)) + 3 * Math.min(1, (int) (2 * row / side));
    int street = 1 + (int) (column * 7) % 2 + 2 * ((int) (row * 5) % 2);
    int community = 1 + (int) (column * 13 + row * 11) % 3;
    return DISTRICTS.get(district) + "00" + street + "00" + community;
  }

  private double middle(Random random) {
    return (side - 1) * (random.nextDouble() + random.nextDouble()) / 2;
  }

  public double lon(double column) {
    return LON + STEP * (column - side / 2.0);
  }

  public double lat(double row) {
    return LAT + STEP * (row - side / 2.0);
  }

  public StreetNetwork network() {
    return network;
  }

  public List<Cell> cells() {
    return cells;
  }

  public List<Unit> units() {
    return units;
  }

  /** Longitude and latitude of each point, by its id. */
  public Map<String, double[]> points() {
    return points;
  }

  /** Kind of a point, as its number says: two of three are terminals. */
  public static String kind(String point) {
    int number = Integer.parseInt(point.substring(point.indexOf('-') + 1));
    return List.of("TERMINAL", "HALL", "TERMINAL", "TERMINAL", "CENTRE", "MAILBOX").get(number % 6);
  }

  /** Puts places onto the streets. */
  public Snapper snapper() {
    return snapper;
  }

  /**
   * Who walks to each point, in the order of {@link #points}.
   *
   * @param places the cells on the streets, in any order; the reaches speak of their indices
   */
  public List<Reach> reaches(Places places) {
    List<Snapped> snapped = new ArrayList<>();
    points.values().forEach(at -> snapped.add(snapper.snap(at[0], at[1])));
    try {
      return Reaches.of(network, places, snapped, Pace.ADULT.millimetresIn(Pace.MOST_MINUTES), 2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
