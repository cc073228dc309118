package io.xiaoneng.dashboard.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A schematic map: every area becomes a tile of the same size on a grid, so that a small district
 * in the centre can be read as well as a large one at the edge. Tiles stand as near as possible to
 * where the areas lie; who is north of whom on the ground mostly is so on the grid.
 *
 * @param columns width of the grid
 * @param rows height of the grid
 * @param tiles one for each area, by row, then column
 */
public record Tiles(int columns, int rows, List<Tile> tiles) {

  /** Fewer areas than this are no map, more are no longer seen at a glance. */
  static final int FEWEST = 4;

  static final int MOST = 60;

  /**
   * Of a place's coordinate: the rank among all spreads a dense centre, the rest keeps distances.
   */
  private static final double RANKED = 0.75;

  private static final double WIDER_THAN_HIGH = 1.4;
  private static final double ROOM = 1.25;

  /** An area and where it lies, in degrees. */
  public record Place(String code, double lon, double lat) {}

  /**
   * A tile.
   *
   * @param column from 1, west to east
   * @param row from 1, north to south
   */
  public record Tile(String code, int column, int row) {}

  /** No map. */
  static final Tiles NONE = new Tiles(0, 0, List.of());

  /** The map of these places; {@link #NONE} where there are too few or too many of them. */
  static Tiles of(List<Place> places) {
    if (places.size() < FEWEST || places.size() > MOST) {
      return NONE;
    }
    int rows = (int) Math.ceil(Math.sqrt(places.size() * ROOM));
    int columns = (int) Math.ceil(rows * WIDER_THAN_HIGH);
    double[] x = spread(places.stream().mapToDouble(Place::lon).toArray(), columns);
    double[] y = spread(places.stream().mapToDouble(place -> -place.lat()).toArray(), rows);
    double[][] cost = new double[places.size()][columns * rows];
    for (int i = 0; i < places.size(); i++) {
      for (int cell = 0; cell < columns * rows; cell++) {
        double right = x[i] - cell % columns;
        double down = y[i] - cell / columns;
        cost[i][cell] = right * right + down * down;
      }
    }
    int[] cells = cheapest(cost);
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      tiles.add(new Tile(places.get(i).code(), cells[i] % columns + 1, cells[i] / columns + 1));
    }
    tiles.sort(Comparator.comparingInt(Tile::row).thenComparingInt(Tile::column));
    return new Tiles(columns, rows, List.copyOf(tiles));
  }

  /** Where values lie between 0 and {@code steps - 1}: by rank for the most part. */
  private static double[] spread(double[] values, int steps) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double low = sorted[0];
    double width = sorted[sorted.length - 1] - low;
    double[] places = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double rank = Arrays.binarySearch(sorted, values[i]) / (sorted.length - 1.0);
      double distance = width == 0 ? 0 : (values[i] - low) / width;
      places[i] = (RANKED * rank + (1 - RANKED) * distance) * (steps - 1);
    }
    return places;
  }

  /**
   * A cell of its own for every row of the matrix, so that the sum is the least (Hungarian method
   * with potentials, rows one after another).
   */
  private static int[] cheapest(double[][] cost) {
    int rows = cost.length;
    int cells = cost[0].length;
    double[] rowPotential = new double[rows + 1];
    double[] cellPotential = new double[cells + 1];
    int[] rowOf = new int[cells + 1];
    int[] cameFrom = new int[cells + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      int cell = 0;
      double[] least = new double[cells + 1];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      boolean[] used = new boolean[cells + 1];
      do {
        used[cell] = true;
        double step = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int each = 1; each <= cells; each++) {
          if (!used[each]) {
            double reduced =
                cost[rowOf[cell] - 1][each - 1] - rowPotential[rowOf[cell]] - cellPotential[each];
            if (reduced < least[each]) {
              least[each] = reduced;
              cameFrom[each] = cell;
            }
            if (least[each] < step) {
              step = least[each];
              next = each;
            }
          }
        }
        for (int each = 0; each <= cells; each++) {
          if (used[each]) {
            rowPotential[rowOf[each]] += step;
            cellPotential[each] -= step;
          } else {
            least[each] -= step;
          }
        }
        cell = next;
      } while (rowOf[cell] != 0);
      while (cell != 0) {
        rowOf[cell] = rowOf[cameFrom[cell]];
        cell = cameFrom[cell];
      }
    }
    int[] found = new int[rows];
    for (int cell = 1; cell <= cells; cell++) {
      if (rowOf[cell] != 0) {
        found[rowOf[cell] - 1] = cell - 1;
      }
    }
    return found;
  }
}
