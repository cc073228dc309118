package io.xiaoneng.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps the expected share of false ones among a month's flags below a bound (Benjamini and
 * Hochberg 1995).
 */
public final class BenjaminiHochberg {

  private BenjaminiHochberg() {}

  /**
   * The smallest bound at which each would still stand, in the order given.
   *
   * @param probabilities 0 to 1, how probable each is by chance alone
   * @throws IllegalArgumentException where one is no probability
   */
  public static double[] adjusted(double... probabilities) {
    int n = probabilities.length;
    for (double each : probabilities) {
      if (!(each >= 0 && each <= 1)) {
        throw new IllegalArgumentException("a probability is 0 to 1, not " + each);
      }
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> probabilities[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[n];
    double least = 1;
    for (int i = 0; i < n; i++) {
      least = Math.min(least, probabilities[order[i]] * n / (n - i));
      adjusted[order[i]] = least;
    }
    return adjusted;
  }
}
