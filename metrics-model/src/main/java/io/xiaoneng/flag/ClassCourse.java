package io.xiaoneng.flag;

import io.xiaoneng.statistics.Better;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One metric of the units of one class through the periods: what a rule judges, by its last period.
 *
 * @param metric id of a metric that is a share
 * @param unitClass class inside which units are compared; "" for those nobody has classified, which
 *     are shown and not ranked
 * @param target what shall be reached, 0 to 1; null where there is none: then the funnel alone
 *     decides
 * @param shownOnly true for a class that no document allows to rank, as streets and communities
 * @param periods names of the periods, in time order, at least one
 */
public record ClassCourse(
    String metric,
    String unitClass,
    Better better,
    @Nullable Double target,
    boolean shownOnly,
    List<String> periods,
    List<UnitCourse> units) {

  /**
   * Checks that it fits together.
   *
   * @throws IllegalArgumentException for a target that is no share, no period, a unit that is there
   *     twice or has not as many periods
   */
  public ClassCourse {
    periods = List.copyOf(periods);
    units = List.copyOf(units);
    if (target != null && !(target >= 0 && target <= 1)) {
      throw new IllegalArgumentException(
          "%s: a target is 0 to 1, not %s".formatted(metric, target));
    }
    if (periods.isEmpty()) {
      throw new IllegalArgumentException(metric + ": nothing to judge without a period");
    }
    Set<String> seen = new HashSet<>();
    for (UnitCourse each : units) {
      if (each.periods().size() != periods.size()) {
        throw new IllegalArgumentException(
            "%s: unit %s has %d periods of %d"
                .formatted(metric, each.unit(), each.periods().size(), periods.size()));
      }
      if (!seen.add(each.unit())) {
        throw new IllegalArgumentException(
            "%s: unit %s is there twice".formatted(metric, each.unit()));
      }
    }
  }

  /** Whether a share misses the target; never without one. On the target is met. */
  boolean misses(double share) {
    return target != null && (better == Better.HIGHER ? share < target : share > target);
  }
}
