package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.freshness.Freshness;
import java.time.Instant;
import java.util.List;

/**
 * Every registered point at a moment.
 *
 * @param points down first, then those of which nothing is known, open and closed ones
 */
public record CirclePoints(
    Instant at, Counts counts, List<CirclePoint> points, Freshness freshness) {

  /** How many are in each state. */
  public record Counts(long open, long closed, long down, long unknown) {

    static Counts of(List<CirclePoint> points) {
      return new Counts(
          count(points, "OPEN"),
          count(points, "CLOSED"),
          count(points, "DOWN"),
          points.stream().filter(each -> each.state() == null).count());
    }

    private static long count(List<CirclePoint> points, String state) {
      return points.stream().filter(each -> state.equals(each.state())).count();
    }
  }
}
