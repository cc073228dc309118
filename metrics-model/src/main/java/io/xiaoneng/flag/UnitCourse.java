package io.xiaoneng.flag;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One unit through the periods.
 *
 * @param unit its code
 * @param periods in time order, one for each period of the class
 * @param rebased places in {@code periods} from which its chart begins anew, each recorded by name
 *     and reason; usually none
 */
public record UnitCourse(String unit, List<UnitPeriod> periods, SortedSet<Integer> rebased) {

  /**
   * Checks the places.
   *
   * @throws IllegalArgumentException where the chart should begin outside the periods
   */
  public UnitCourse {
    periods = List.copyOf(periods);
    rebased = new TreeSet<>(rebased);
    for (int at : rebased) {
      if (at < 0 || at >= periods.size()) {
        throw new IllegalArgumentException(
            "%s: a chart of %d periods cannot begin at %d".formatted(unit, periods.size(), at));
      }
    }
  }

  /** A unit whose chart was never begun anew. */
  public UnitCourse(String unit, List<UnitPeriod> periods) {
    this(unit, periods, new TreeSet<>());
  }
}
