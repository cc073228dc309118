package io.xiaoneng.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Ranks that say how sure they are. A unit's place lies between one more than the units that are
 * surely better and the number of those that are not surely worse; units that cannot be told from
 * the best of their band share a band. "Surely" is at a confidence for all comparisons of one unit
 * together (Holm 1979; confidence sets for ranks: Mogstad, Romano, Shaikh and Wilhelm 2024); two
 * shares are compared with one success and one failure added to each (Agresti and Caffo 2000).
 */
public final class Ranking {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

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
    int n = units.size();
    EmpiricalBayes common = EmpiricalBayes.of(units);
    int[][] apart = new int[n][];
    for (int i = 0; i < n; i++) {
      apart[i] = apart(units, i, better, 1 - confidence);
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    i -> (better == Better.HIGHER ? -1 : 1) * common.shrunk(units.get(i))))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] bands = new int[n];
    int band = 0;
    int top = -1;
    for (int unit : order) {
      if (top < 0 || apart[top][unit] != 0) {
        top = unit;
        band++;
      }
      bands[unit] = band;
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int[] others = apart[i];
      int above = (int) Arrays.stream(others).filter(each -> each > 0).count();
      int below = (int) Arrays.stream(others).filter(each -> each < 0).count();
      places.add(new Place(common.shrunk(units.get(i)), 1 + above, n - below, bands[i]));
    }
    return new Ranking(places);
  }

  /** Of each other unit: 1 where it is surely better than {@code own}, −1 worse, 0 neither. */
  private static int[] apart(List<Ratio> units, int own, Better better, double risk) {
    int n = units.size();
    double[] scores = new double[n];
    for (int i = 0; i < n; i++) {
      scores[i] = i == own ? 0 : score(units.get(i), units.get(own));
    }
    int[] order =
        IntStream.range(0, n)
            .filter(i -> i != own)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> Math.abs(scores[i])).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    int[] apart = new int[n];
    for (int i = 0; i < order.length; i++) {
      double score = scores[order[i]];
      double byChance = 2 * NORMAL.survivalProbability(Math.abs(score));
      if (byChance * (order.length - i) > risk) {
        break;
      }
      apart[order[i]] = (score > 0) == (better == Better.HIGHER) ? 1 : -1;
    }
    return apart;
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
