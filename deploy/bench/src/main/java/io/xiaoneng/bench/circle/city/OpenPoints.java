package io.xiaoneng.bench.circle.city;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.registry.Unit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeSet;

/** Which points of a city are open, and who is covered then. For one thread. */
final class OpenPoints {

  /** Adults, fifteen minutes. */
  static final int STANDARD = Pace.ADULT.millimetresIn(15);

  private static final int NOBODY = Integer.MAX_VALUE;

  private final StreetCity city;
  private final BitSet open = new BitSet();
  private final CoverageCount count;

  /** Nothing is open. */
  OpenPoints(StreetCity city) {
    this.city = city;
    this.count = new CoverageCount(city.map(), STANDARD);
  }

  StreetCity city() {
    return city;
  }

  boolean isOpen(int point) {
    return open.get(point);
  }

  /** A point opens, or fails; nothing happens where it is so already. */
  void set(int point, boolean nowOpen) {
    if (open.get(point) != nowOpen) {
      open.set(point, nowOpen);
      change(city.reach(point), nowOpen);
    }
  }

  /** Tries something out: to be taken back. */
  void change(Reach reach, boolean opens) {
    if (opens) {
      count.open(reach);
    } else {
      count.close(reach);
    }
  }

  /** The standard coverage of a unit. */
  Coverage of(String unit) {
    return count.of(unit, true);
  }

  boolean covers(int cell) {
    return count.covers(cell);
  }

  /** Counted anew for another walk. */
  CoverageCount within(int limit) {
    CoverageCount other = new CoverageCount(city.map(), limit);
    open.stream().forEach(point -> other.open(city.reach(point)));
    return other;
  }

  /** Communities with a cell in which people live within fifteen minutes of the point. */
  TreeSet<String> communitiesOf(int point) {
    TreeSet<String> codes = new TreeSet<>();
    Reach reach = city.reach(point);
    for (int i = 0; i < reach.size(); i++) {
      int cell = reach.places()[i];
      Unit community = city.map().community(cell);
      if (community != null
          && reach.millimetres()[i] <= STANDARD
          && city.map().population(cell).orElse(0) > 0) {
        codes.add(community.code());
      }
    }
    return codes;
  }

  /**
   * Tenths of minutes of an adult's way from each cell to the nearest open point, rounded up; −1
   * where none is within half an hour.
   */
  long[] tenths() {
    int[] nearest = new int[city.map().cells().size()];
    Arrays.fill(nearest, NOBODY);
    open.stream()
        .forEach(
            point -> {
              Reach reach = city.reach(point);
              for (int i = 0; i < reach.size(); i++) {
                int cell = reach.places()[i];
                nearest[cell] = Math.min(nearest[cell], reach.millimetres()[i]);
              }
            });
    int tenth = Pace.ADULT.millimetresPerSecond() * 6;
    return Arrays.stream(nearest)
        .mapToLong(way -> way == NOBODY ? -1 : (way + tenth - 1L) / tenth)
        .toArray();
  }
}
