package io.xiaoneng.assessment;

import io.xiaoneng.statistics.Better;
import java.util.List;

/**
 * What share of a line's points a value earns: straight lines between knots, flat beyond the first
 * and the last. Two knots at one value make a step; the value itself is on its better side. The
 * function never earns less for a better value.
 *
 * @param knots by value, ascending; at least two of different shares, all going one way
 */
public record Scoring(List<Knot> knots) {

  /**
   * Checks the order.
   *
   * @throws SchemeException where knots are too few, out of order, or go up and down
   */
  public Scoring {
    knots = List.copyOf(knots);
    if (knots.size() < 2) {
      throw new SchemeException("a scoring function has " + knots.size() + " knots, needs two");
    }
    int way = 0;
    for (int i = 1; i < knots.size(); i++) {
      Knot before = knots.get(i - 1);
      Knot here = knots.get(i);
      if (here.value() < before.value()
          || (i > 1 && here.value() == knots.get(i - 2).value())
          || here.equals(before)) {
        throw new SchemeException(
            "knots must ascend, at most two at one value: " + before + ", " + here);
      }
      int step = Double.compare(here.share(), before.share());
      if (step * way < 0) {
        throw new SchemeException("a better value must not earn less: " + before + ", " + here);
      }
      way = way == 0 ? step : way;
    }
    if (way == 0) {
      throw new SchemeException("a scoring function that is the same everywhere scores nothing");
    }
  }

  /**
   * The usual function: nothing at the floor and beyond, a share of the points at the target, all
   * of them from excellent on. A target that is excellent already earns everything.
   *
   * @param floor below {@code target} where more is better, above it where less is
   * @param atTarget share at the target, 0 to 1; not looked at where the target is excellent
   * @throws SchemeException where the three do not lie in that order
   */
  public static Scoring between(double floor, double target, double excellent, double atTarget) {
    boolean up = floor < excellent;
    boolean ordered =
        up
            ? floor < target && target <= excellent
            : floor > target && target >= excellent && floor > excellent;
    if (!ordered) {
      throw new SchemeException(
          "floor %s, target %s and excellent %s do not lie in that order"
              .formatted(floor, target, excellent));
    }
    Knot low = new Knot(floor, 0);
    Knot high = new Knot(excellent, 1);
    if (target == excellent) {
      return new Scoring(up ? List.of(low, high) : List.of(high, low));
    }
    Knot middle = new Knot(target, atTarget);
    return new Scoring(up ? List.of(low, middle, high) : List.of(high, middle, low));
  }

  /** Which way is good. */
  public Better better() {
    return knots.get(knots.size() - 1).share() > knots.get(0).share()
        ? Better.HIGHER
        : Better.LOWER;
  }

  /** The share that the worst value earns, 0 to 1. */
  public double least() {
    return Math.min(knots.get(0).share(), knots.get(knots.size() - 1).share());
  }

  /**
   * The share of the points, 0 to 1.
   *
   * @throws IllegalArgumentException where the value is no number: no data earns no share, and is
   *     never asked for
   */
  public double share(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("no data has no share of points");
    }
    Knot first = knots.get(0);
    Knot last = knots.get(knots.size() - 1);
    if (value < first.value()) {
      return first.share();
    }
    if (value > last.value()) {
      return last.share();
    }
    double best = 0;
    for (int i = 1; i < knots.size(); i++) {
      Knot from = knots.get(i - 1);
      Knot to = knots.get(i);
      if (value >= from.value() && value <= to.value()) {
        best = Math.max(best, between(from, to, value));
      }
    }
    return best;
  }

  private static double between(Knot from, Knot to, double value) {
    if (from.value() == to.value()) {
      return Math.max(from.share(), to.share());
    }
    double way = (value - from.value()) / (to.value() - from.value());
    double share = from.share() + way * (to.share() - from.share());
    // Rounding must not lead out of the two ends.
    return Math.min(
        Math.max(share, Math.min(from.share(), to.share())), Math.max(from.share(), to.share()));
  }
}
