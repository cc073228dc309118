package io.xiaoneng.circle.street;

import java.util.Random;

/** Crooked networks for tests: lattices with bends, one-ways, loops, doubles and gaps. */
final class Lattice {

  static final double WEST = 108.9;
  static final double SOUTH = 34.2;
  static final double STEP = 0.0012;

  private Lattice() {}

  static StreetNetwork of(long seed, int side) {
    Random random = new Random(seed);
    StreetBuilder streets = new StreetBuilder();
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        streets.node(
            WEST + STEP * (column + 0.5 * random.nextDouble()),
            SOUTH + STEP * (row + 0.5 * random.nextDouble()));
      }
    }
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int node = row * side + column;
        if (column + 1 < side) {
          street(streets, random, node, node + 1);
        }
        if (row + 1 < side) {
          street(streets, random, node, node + side);
        }
        if (random.nextInt(12) == 0) {
          streets.edge(
              node, node, 150, true, random.nextBoolean(), lon(column), lat(row) + STEP / 2);
        }
      }
    }
    return streets.build();
  }

  private static void street(StreetBuilder streets, Random random, int from, int to) {
    if (random.nextInt(8) == 0) {
      return;
    }
    int way = random.nextInt(10);
    double metres = random.nextInt(20) == 0 ? 0 : 60 + 100 * random.nextDouble();
    streets.edge(from, to, metres, way != 0, way != 1);
    if (random.nextInt(15) == 0) {
      streets.edge(to, from, metres + 40, true, true);
    }
  }

  static double lon(double column) {
    return WEST + STEP * column;
  }

  static double lat(double row) {
    return SOUTH + STEP * row;
  }
}
