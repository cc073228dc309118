package io.xiaoneng.dashboard.circle.figure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cell nearest to a place, by the straight line. Distances are those on a plane: in a
 * city they order as those on the globe do.
 */
final class NearestCells {

  private final List<Cell> cells;
  private final double[] lats;

  NearestCells(Collection<Cell> cells) {
    this.cells =
        cells.stream()
            .sorted(Comparator.comparingDouble(Cell::lat).thenComparing(Cell::id))
            .toList();
    this.lats = this.cells.stream().mapToDouble(Cell::lat).toArray();
  }

  /** A cell by its middle, WGS 84. */
  record Cell(String id, String community, double lon, double lat) {}

  /** Its community; of cells equally near the one of the least id. Null without any cell. */
  @Nullable String community(double lon, double lat) {
    double wide = Math.cos(Math.toRadians(lat));
    int place = Arrays.binarySearch(lats, lat);
    int above = place < 0 ? -place - 1 : place;
    int below = above - 1;
    Cell best = null;
    double least = Double.POSITIVE_INFINITY;
    // Both ways from the place's own latitude, until no cell left can be nearer.
    while (above < lats.length || below >= 0) {
      boolean up =
          below < 0 || above < lats.length && lats[above] - lat <= Math.abs(lat - lats[below]);
      Cell each = cells.get(up ? above++ : below--);
      double high = each.lat - lat;
      if (high * high > least) {
        break;
      }
      double far = high * high + Math.pow((each.lon - lon) * wide, 2);
      if (far < least || best != null && far == least && each.id.compareTo(best.id) < 0) {
        best = each;
        least = far;
      }
    }
    return best == null ? null : best.community;
  }
}
