package io.xiaoneng.simulator.city;

/**
 * A small, fast source of chance that is a function of its seed alone (SplitMix64), the same on
 * every machine and release of Java. Seeds are derived, so that every day, cell and case has its
 * own and can be thrown again without those before it.
 */
public final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** Dice of that seed. */
  public Dice(long seed) {
    state = mix(seed);
  }

  /** A seed derived from another and a number. */
  public static long derive(long seed, long number) {
    return mix(seed * GOLDEN + mix(number + GOLDEN));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Evenly in [0, 1). */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** True with that probability. */
  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** Evenly in 0 … bound − 1; bound at least 1. */
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  /** Evenly from low to high, both inclusive. */
  public long between(long low, long high) {
    return low + (long) (unit() * (high - low + 1));
  }

  /** About normal, mean 0, deviation 1, never beyond ±6. */
  public double normal() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += unit();
    }
    return sum;
  }

  /** An index, by ascending cumulative weights. */
  public int pick(double[] cumulative) {
    double x = unit() * cumulative[cumulative.length - 1];
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > x) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** A count about Poisson with that mean. */
  public int count(double mean) {
    if (mean > 30) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    }
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = unit(); product > limit; product *= unit()) {
      count++;
    }
    return count;
  }

  /** Ascending sums of the weights, for {@link #pick}. */
  public static double[] cumulative(double... weights) {
    double[] sums = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      sums[i] = sum;
    }
    return sums;
  }
}
