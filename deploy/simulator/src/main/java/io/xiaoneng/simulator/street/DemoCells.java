package io.xiaoneng.simulator.street;

import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.Dice;
import io.xiaoneng.simulator.city.Office;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demo city's population cells: squares of two blocks by two, each in the nearest community,
 * over which the community's people are spread unevenly. Their ids begin with {@code demo-}, so
 * that nobody takes them for a census.
 */
final class DemoCells {

  private static final int BLOCKS = 2;
  private static final double FARTHEST_BLOCKS = 9;

  private final Lattice lattice;
  private final List<Office> communities;
  private final long seed;

  DemoCells(City city, Lattice lattice, long seed, double radius) {
    this.lattice = lattice;
    this.seed = Dice.derive(seed, 0xCE11);
    this.communities =
        city.offices().stream()
            .filter(office -> office.level() == Unit.Level.COMMUNITY)
            .filter(office -> Lattice.within(office.lon(), office.lat(), radius))
            .toList();
  }

  /** All cells, the people of each community adding up to what the registry says. */
  List<Cell> cells() {
    List<List<int[]>> squares = squares();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < communities.size(); i++) {
      spread(communities.get(i), squares.get(i), cells);
    }
    return cells;
  }

  /** For each community the squares that lie nearest to it. */
  private List<List<int[]>> squares() {
    int[] nearest = new int[lattice.rows * lattice.columns];
    double[] away = new double[nearest.length];
    Arrays.fill(nearest, -1);
    List<List<int[]>> squares = new ArrayList<>();
    for (int i = 0; i < communities.size(); i++) {
      squares.add(new ArrayList<>());
      Office community = communities.get(i);
      double row = lattice.row(community.lat());
      double column = lattice.column(community.lon());
      for (int up = (int) (row - FARTHEST_BLOCKS); up <= row + FARTHEST_BLOCKS; up++) {
        for (int side = (int) (column - FARTHEST_BLOCKS);
            side <= column + FARTHEST_BLOCKS;
            side++) {
          double far = Math.hypot(up - row, side - column);
          if (up % BLOCKS == 0
              && side % BLOCKS == 0
              && far <= FARTHEST_BLOCKS
              && lattice.crossing(up, side)) {
            int at = up * lattice.columns + side;
            if (nearest[at] < 0 || far < away[at]) {
              nearest[at] = i;
              away[at] = far;
            }
          }
        }
      }
    }
    for (int at = 0; at < nearest.length; at++) {
      if (nearest[at] >= 0) {
        squares.get(nearest[at]).add(new int[] {at / lattice.columns, at % lattice.columns});
      }
    }
    return squares;
  }

  private void spread(Office community, List<int[]> squares, List<Cell> cells) {
    double[] weight = new double[squares.size()];
    double all = 0;
    for (int i = 0; i < weight.length; i++) {
      int[] square = squares.get(i);
      Dice dice = new Dice(Dice.derive(seed, lattice.id(square[0], square[1])));
      weight[i] = 0.1 + dice.unit() * dice.unit();
      all += weight[i];
    }
    double upTo = 0;
    long given = 0;
    for (int i = 0; i < weight.length; i++) {
      int[] square = squares.get(i);
      upTo += weight[i];
      // By running total, so that nobody is lost to rounding.
      long until =
          i + 1 == weight.length
              ? community.population()
              : Math.round(community.population() * upTo / all);
      cells.add(
          cell("demo-" + square[0] + "-" + square[1], square, until - given, community.code()));
      given = until;
    }
  }

  private Cell cell(String id, int[] square, @Nullable Long people, String community) {
    return new Cell(
        id,
        lattice.lon(square[1] + 0.5 * BLOCKS),
        lattice.lat(square[0] + 0.5 * BLOCKS),
        people,
        community);
  }
}
