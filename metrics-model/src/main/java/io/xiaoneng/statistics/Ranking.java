package io.xiaoneng.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks that say how sure they are. A unit's place lies between one more than the units that are
 * surely better and the number of those that are not surely worse; units that cannot be told from
 * the best of their band share a band. "Surely" is at a confidence for all comparisons of one unit
 * together (Holm 1979; confidence sets for ranks: Mogstad, Romano, Shaikh and Wilhelm 2024); two
 * shares are compared with one success and one failure added to each (Agresti and Caffo 2000).
 */
public final class Ranking {

  private final List<Place> places;

  private Ranking(List<Place> places) {
    this.places = List.copyOf(places);
  }

  /**
   * Where a unit stands.
   *
   * @param shrunk its share after {@link EmpiricalBayes}
   * @param best the best place it may have, from 1
   * @param worst the worst place it may have, inclusive
   * @param band from 1, the best; the same where units cannot be separated
   */
  public record Place(double shrunk, int best, int worst, int band) {}

  /**
   * Places of units in the order given.
   *
   * @param confidence above 0, below 1, e.g. 0.95
   * @throws IllegalArgumentException where no unit has a case
   */
  public static Ranking of(List<Ratio> units, Better better, double confidence) {
    EmpiricalBayes common = EmpiricalBayes.of(units);
    int way = better == Better.HIGHER ? 1 : -1;
    int[] order =
        IntStream.range(0, units.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -way * common.shrunk(units.get(i))))
            .mapToInt(Integer::intValue)
            .toArray();
    HolmBands.Stand[] stands =
        HolmBands.of(
            order, (other, own) -> way * score(units.get(other), units.get(own)), 1 - confidence);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < stands.length; i++) {
      places.add(
          new Place(
              common.shrunk(units.get(i)), stands[i].best(), stands[i].worst(), stands[i].band()));
    }
    return new Ranking(places);
  }

  private static double score(Ratio a, Ratio b) {
    double p = added(a);
    double q = added(b);
    return (p - q)
        / Math.sqrt(p * (1 - p) / (a.denominator() + 2) + q * (1 - q) / (b.denominator() + 2));
  }

  private static double added(Ratio ratio) {
    return (ratio.numerator() + 1.0) / (ratio.denominator() + 2.0);
  }

  /** In the order of the units given. */
  public List<Place> places() {
    return places;
  }
}
