package io.xiaoneng.circle;

import io.xiaoneng.circle.street.Reach;
import java.util.function.IntConsumer;

/**
 * Who is covered now, kept by counting for each cell the open points within reach: a point that
 * opens or closes touches its own cells only. For one thread.
 */
public final class CoverageCount {

  private final CellMap map;
  private final int limit;
  private final int[] openPoints;
  private final long[] covered;
  private final long[] people;
  private final int[] withoutData;

  /**
   * Nothing is open.
   *
   * @param limit millimetres of the longest way that still counts
   */
  public CoverageCount(CellMap map, int limit) {
    this.map = map;
    this.limit = limit;
    this.openPoints = new int[map.cells().size()];
    this.covered = new long[map.communities().size()];
    this.people = new long[map.communities().size()];
    this.withoutData = new int[map.communities().size()];
    for (int cell = 0; cell < openPoints.length; cell++) {
      int community = map.communityOf(cell);
      if (community != CellMap.NO_COMMUNITY) {
        if (map.people(cell) == CellMap.NO_DATA) {
          withoutData[community]++;
        } else {
          people[community] += map.people(cell);
        }
      }
    }
  }

  /** A point of that reach opens. */
  public void open(Reach reach) {
    change(reach, 1, community -> {});
  }

  /**
   * A point of that reach is no longer open.
   *
   * @throws IllegalStateException where it was not
   */
  public void close(Reach reach) {
    change(reach, -1, community -> {});
  }

  /**
   * A point opens (1) or closes (−1).
   *
   * @param touched hears each community before its covered people change, perhaps more than once
   */
  void change(Reach reach, int step, IntConsumer touched) {
    for (int i = 0; i < reach.size(); i++) {
      if (reach.millimetres()[i] > limit) {
        continue;
      }
      int cell = reach.places()[i];
      int before = openPoints[cell];
      int after = before + step;
      if (after < 0) {
        throw new IllegalStateException("a point closes that was not open");
      }
      openPoints[cell] = after;
      int community = map.communityOf(cell);
      long living = map.people(cell);
      if (community != CellMap.NO_COMMUNITY && living > 0 && (before == 0 || after == 0)) {
        touched.accept(community);
        covered[community] += after == 0 ? -living : living;
      }
    }
  }

  /** Whether an open point is within reach of that cell. */
  public boolean covers(int cell) {
    return openPoints[cell] > 0;
  }

  long coveredIn(int community) {
    return covered[community];
  }

  long peopleIn(int community) {
    return people[community];
  }

  /**
   * The coverage of a unit and all below it.
   *
   * @param urbanOnly whether only urban communities count, as both published figures have it
   */
  public Coverage of(String unit, boolean urbanOnly) {
    Sum sum = new Sum();
    for (int i : map.below(unit)) {
      if (map.communities().get(i).urban() || !urbanOnly) {
        sum.add(people[i], covered[i], standard(i), withoutData[i]);
      }
    }
    return sum.coverage(1);
  }

  private long standard(int community) {
    return Coverage.reachesStandard(covered[community], people[community]) ? 1 : 0;
  }

  int withoutData(int community) {
    return withoutData[community];
  }

  /** Adds communities up. */
  static final class Sum {

    private long people;
    private long covered;
    private long communities;
    private long standard;
    private int cellsWithoutData;
    private int communitiesWithoutData;

    /**
     * Adds a community.
     *
     * @param covered and {@code standard} times the milliseconds where the sum is weighted by time
     */
    void add(long living, long covered, long standard, int cellsWithoutData) {
      this.cellsWithoutData += cellsWithoutData;
      if (living == 0) {
        communitiesWithoutData++;
        return;
      }
      people += living;
      this.covered += covered;
      communities++;
      this.standard += standard;
    }

    Coverage coverage(long millis) {
      return new Coverage(
          Math.multiplyExact(people, millis),
          covered,
          Math.multiplyExact(communities, millis),
          standard,
          cellsWithoutData,
          communitiesWithoutData);
    }
  }
}
