package io.xiaoneng.dashboard.circle.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How large a cell is drawn: as far as its nearest neighbour is away, in the middle of many. */
final class CellSide {

  /** Cells that are looked at. */
  private static final int SAMPLES = 400;

  /** About four metres, where nothing can be said. */
  private static final double UNKNOWN = 1e-7;

  private CellSide() {}

  /**
   * The side of a cell, as a part of the world's width on Mercator's map.
   *
   * @param lon degrees
   * @param lat degrees
   */
  static double of(double[] lon, double[] lat) {
    int size = lon.length;
    double[] x = Arrays.stream(lon).map(each -> each / 360).toArray();
    double[] y = Arrays.stream(lat).map(CellSide::mercator).toArray();
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] gaps =
        IntStream.iterate(0, at -> at < size, at -> at + Math.max(1, size / SAMPLES))
            .mapToDouble(at -> nearest(at, order, x, y))
            .filter(gap -> gap < Double.MAX_VALUE)
            .sorted()
            .toArray();
    return gaps.length == 0 ? UNKNOWN : gaps[gaps.length / 2];
  }

  private static double mercator(double lat) {
    double sine = Math.sin(Math.toRadians(lat));
    return Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }

  /** To both sides in the order from west to east, until all others are farther west or east. */
  private static double nearest(int at, int[] order, double[] x, double[] y) {
    double best = Double.MAX_VALUE;
    for (int step : new int[] {-1, 1}) {
      for (int other = at + step; other >= 0 && other < order.length; other += step) {
        double east = Math.abs(x[order[other]] - x[order[at]]);
        if (east >= best) {
          break;
        }
        double away = Math.hypot(east, y[order[other]] - y[order[at]]);
        if (away > 0) {
          best = Math.min(best, away);
        }
      }
    }
    return best;
  }
}
