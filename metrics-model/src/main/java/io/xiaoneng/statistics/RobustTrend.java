package io.xiaoneng.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A straight line through a short series that single odd values do not bend, and how sure it is of
 * what comes.
 *
 * <p>The slope is the median of the slopes of all pairs (Theil 1950, Sen 1968), the level the
 * median of what is left. A value to come is taken to lie around the line like Student's t with n −
 * 2 degrees of freedom, as in least squares, with the variances of the two medians in the place of
 * those of the means: {@code s² (1 + k (π/2 / n + π/3 · (t − t̄)² / Σ(tᵢ − t̄)²))}. What is left is
 * cut at three times its robust width (1.4826 times the median of its size) before it goes into s².
 * {@code k} is (1 + ρ) / (1 − ρ) for the correlation ρ from 0 to 0.6 of what is left with what was
 * left the time before: months that hang together tell less than as many that do not (Wilks,
 * "Statistical Methods in the Atmospheric Sciences", §5.2.4).
 */
public final class RobustTrend {

  /** Fewer values have no degree of freedom left. */
  public static final int LEAST = 3;

  private static final double LEVEL = Math.PI / 2;
  private static final double SLOPE = Math.PI / 3;
  private static final double WIDTH = 1.4826;
  private static final double CUT = 3;
  private static final double MOST_CORRELATED = 0.6;

  private final int n;
  private final double slope;
  private final double level;
  private final double middle;
  private final double spread;
  private final double variance;
  private final double inflation;

  private RobustTrend(double[] times, double[] values) {
    this.n = times.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[pair++] = (values[j] - values[i]) / (times[j] - times[i]);
      }
    }
    this.slope = median(slopes);
    double[] left = new double[n];
    Arrays.setAll(left, i -> values[i] - slope * times[i]);
    this.level = median(left);
    Arrays.setAll(left, i -> values[i] - at(times[i]));
    this.middle = Arrays.stream(times).average().orElseThrow();
    this.spread = Arrays.stream(times).map(t -> (t - middle) * (t - middle)).sum();
    double cut = CUT * WIDTH * median(Arrays.stream(left).map(Math::abs).toArray());
    double[] kept =
        cut > 0
            ? Arrays.stream(left).map(e -> Math.max(-cut, Math.min(cut, e))).toArray()
            : left.clone();
    this.variance = Arrays.stream(kept).map(e -> e * e).sum() / (n - 2);
    double correlation = Math.max(0, Math.min(MOST_CORRELATED, correlation(kept)));
    this.inflation = (1 + correlation) / (1 - correlation);
  }

  /**
   * The trend of a series.
   *
   * @param times in order, none twice
   * @param values as many, at least {@link #LEAST}
   * @throws IllegalArgumentException where it is otherwise, or one is no finite number
   */
  public static RobustTrend of(double[] times, double[] values) {
    boolean ordered = times.length == values.length && times.length >= LEAST;
    for (int i = 0; ordered && i < times.length; i++) {
      ordered =
          Double.isFinite(times[i])
              && Double.isFinite(values[i])
              && (i == 0 || times[i] > times[i - 1]);
    }
    if (!ordered) {
      throw new IllegalArgumentException(
          "no series of at least %d values: %s at %s"
              .formatted(LEAST, Arrays.toString(values), Arrays.toString(times)));
    }
    return new RobustTrend(times, values);
  }

  /** What a step of time adds. */
  public double slope() {
    return slope;
  }

  /** Where the line is then. */
  public double at(double time) {
    return level + slope * time;
  }

  /**
   * How likely the value at a time is at least so much.
   *
   * @param least variance that a value has by chance alone, 0 or more: the line may fit better than
   *     chance allows
   */
  public double atLeast(double time, double value, double least) {
    double width = Math.sqrt(variance(time, least));
    double distance = at(time) - value;
    if (width == 0) {
      return distance >= 0 ? 1 : 0;
    }
    return TDistribution.of(n - 2).cumulativeProbability(distance / width);
  }

  /**
   * Between which the value at a time lies.
   *
   * @param level how surely, above 0 and below 1
   * @param least as in {@link #atLeast}
   */
  public Interval interval(double time, double level, double least) {
    double half =
        TDistribution.of(n - 2).inverseCumulativeProbability((1 + level) / 2)
            * Math.sqrt(variance(time, least));
    return new Interval(at(time) - half, at(time) + half);
  }

  private double variance(double time, double least) {
    double away = time - middle;
    return Math.max(variance, least) * (1 + inflation * (LEVEL / n + SLOPE * away * away / spread));
  }

  private static double correlation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double beside = 0;
    double own = 0;
    for (int i = 0; i < values.length; i++) {
      own += (values[i] - mean) * (values[i] - mean);
      beside += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
    }
    return own == 0 ? 0 : beside / own;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
