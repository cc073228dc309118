package io.xiaoneng.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks of values that are known up to a standard error, such as scores, more being better. A
 * member's place lies between one more than those that are surely better and the number of those
 * that are not surely worse; "surely" is at a confidence for all comparisons of one member together
 * (Holm 1979; confidence sets for ranks: Mogstad, Romano, Shaikh and Wilhelm 2024), the difference
 * of two taken as normal.
 */
public final class EstimateRanking {

  private EstimateRanking() {}

  /**
   * A value.
   *
   * @param error its standard error, 0 or more; 0 where chance has no part in it
   */
  public record Estimate(double value, double error) {

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException where one is no number, or the error is negative
     */
    public Estimate {
      if (!Double.isFinite(value) || !Double.isFinite(error) || error < 0) {
        throw new IllegalArgumentException("an estimate of " + value + " with error " + error);
      }
    }
  }

  /**
   * Where a member stands.
   *
   * @param best the best place it may have, from 1
   * @param worst the worst place it may have, inclusive
   * @param band from 1, the best; the same where members cannot be separated from its best
   */
  public record Place(int best, int worst, int band) {}

  /**
   * Places in the order given.
   *
   * @param confidence above 0, below 1, e.g. 0.95
   */
  public static List<Place> of(List<Estimate> members, double confidence) {
    int[] order =
        IntStream.range(0, members.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -members.get(i).value()))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Place> places = new ArrayList<>();
    for (HolmBands.Stand each :
        HolmBands.of(
            order, (other, own) -> score(members.get(other), members.get(own)), 1 - confidence)) {
      places.add(new Place(each.best(), each.worst(), each.band()));
    }
    return places;
  }

  private static double score(Estimate a, Estimate b) {
    double difference = a.value() - b.value();
    // Equal ones cannot be told apart, however exact they are.
    return difference == 0 ? 0 : difference / Math.hypot(a.error(), b.error());
  }
}
