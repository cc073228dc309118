package io.xiaoneng.statistics;

import java.util.Map;

/**
 * What would have been expected of a unit had it done as the whole city does with the same work
 * (indirect standardisation): {@code Σ n × rate} over the strata its cases fall into.
 *
 * @param <K> a stratum, e.g. item × kind × channel
 */
public final class CaseMix<K> {

  private final Map<K, Ratio> city;

  /** With the whole city's ratios, by stratum. */
  public CaseMix(Map<K, Ratio> city) {
    this.city = Map.copyOf(city);
  }

  /**
   * How many are expected of these many cases.
   *
   * @param cases the unit's, by stratum, 0 or more each
   * @throws IllegalArgumentException for a stratum the city has fewer cases of than the unit: a
   *     unit is part of the city
   */
  public double expected(Map<K, Long> cases) {
    double expected = 0;
    for (Map.Entry<K, Long> each : cases.entrySet()) {
      long n = each.getValue();
      Ratio rate = city.get(each.getKey());
      if (n < 0 || n > (rate == null ? 0 : rate.denominator())) {
        throw new IllegalArgumentException(
            "%s: the unit has %d cases, the city %s"
                .formatted(each.getKey(), n, rate == null ? "none" : rate.denominator()));
      }
      expected += rate == null || n == 0 ? 0 : n * rate.share();
    }
    return expected;
  }
}
