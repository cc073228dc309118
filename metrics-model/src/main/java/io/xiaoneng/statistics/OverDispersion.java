package io.xiaoneng.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * How much units differ beyond chance, and limits that allow for it: the additive model of
 * Spiegelhalter (2005, "Handling over-dispersion of performance indicators") with the between-unit
 * variance of DerSimonian and Laird (1986). The tenth of the units at each end, rounded down, is
 * drawn in to its neighbour first, so that the units looked for do not excuse themselves.
 */
public final class OverDispersion {

  private static final double WINSORISED = 0.1;
  private static final double Z998 = 3.090232306167813;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double[] scores;
  private final double phi;
  private final double tauSquared;

  private OverDispersion(double[] scores, double[] precisions) {
    this.scores = scores;
    int n = scores.length;
    double squares = 0;
    for (double score : winsorised(scores)) {
      squares += score * score;
    }
    this.phi = n == 0 ? 0 : squares / n;
    double sum = Arrays.stream(precisions).sum();
    double ofSquares = Arrays.stream(precisions).map(each -> each * each).sum();
    double scale = sum - ofSquares / sum;
    this.tauSquared = n < 2 || !(scale > 0) ? 0 : Math.max(0, (squares - (n - 1)) / scale);
  }

  /**
   * A unit's count.
   *
   * @param observed 0 or more
   * @param expected above 0
   */
  public record Count(long observed, double expected) {
    /** Checks both. */
    public Count {
      if (observed < 0 || !(expected > 0)) {
        throw new IllegalArgumentException(
            "observed must be 0 or more and expected above 0, not " + observed + "/" + expected);
      }
    }
  }

  /**
   * Of observed over expected, on the scale of the logarithm; half a case stands for none, which
   * has no logarithm.
   */
  public static OverDispersion ofExpected(List<Count> units) {
    return new OverDispersion(
        units.stream()
            .mapToDouble(
                each ->
                    Math.log(Math.max(each.observed(), 0.5) / each.expected())
                        * Math.sqrt(each.expected()))
            .toArray(),
        units.stream().mapToDouble(Count::expected).toArray());
  }

  /**
   * Of shares around a target, on the scale of the arcsine of the root, which makes their variance
   * 1/(4n). Units without a case say nothing.
   */
  public static OverDispersion ofShares(List<Ratio> units, double target) {
    List<Ratio> some = units.stream().filter(each -> each.denominator() > 0).toList();
    return new OverDispersion(
        some.stream()
            .mapToDouble(
                each -> (angle(each.share()) - angle(target)) * 2 * Math.sqrt(each.denominator()))
            .toArray(),
        some.stream().mapToDouble(each -> 4.0 * each.denominator()).toArray());
  }

  private static double[] winsorised(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int drawnIn = (int) Math.floor(WINSORISED * sorted.length);
    for (int i = 0; i < drawnIn; i++) {
      sorted[i] = sorted[drawnIn];
      sorted[sorted.length - 1 - i] = sorted[sorted.length - 1 - drawnIn];
    }
    return sorted;
  }

  /** Each unit's distance from the target in standard deviations of chance alone, as given. */
  public double[] scores() {
    return scores.clone();
  }

  /** Mean square of the scores, drawn in at the ends; 1 where there is chance alone. */
  public double phi() {
    return phi;
  }

  /** Variance between units on the transformed scale; 0 where chance explains it all. */
  public double tauSquared() {
    return tauSquared;
  }

  /** How probable as much difference is by chance alone; 1 of fewer than two units. */
  public double probabilityByChance() {
    return scores.length < 2
        ? 1
        : ChiSquaredDistribution.of(scores.length - 1).survivalProbability(phi * scores.length);
  }

  /** Limits of observed over expected; the exact ones where chance explains it all. */
  public FunnelLimits limitsOfExpected(double expected) {
    FunnelLimits exact = Funnel.ofExpected(expected);
    return tauSquared == 0
        ? exact
        : Funnel.transformed(0, Math.sqrt(1 / expected + tauSquared), Wilson.Z95, Z998, Math::exp);
  }

  /** Limits of a share around a target; the exact ones where chance explains it all. */
  public FunnelLimits limitsOfShare(double target, int n) {
    FunnelLimits exact = Funnel.ofShare(target, n);
    return tauSquared == 0
        ? exact
        : Funnel.transformed(
            angle(target),
            Math.sqrt(1 / (4.0 * n) + tauSquared),
            Wilson.Z95,
            Z998,
            OverDispersion::share);
  }

  /**
   * How probable as many or more are by chance and what units differ beyond it, 0 to 1; never less
   * than by chance alone.
   */
  public double chanceOfExpected(Count unit) {
    int observed = Math.toIntExact(unit.observed());
    double exact = PoissonDistribution.of(unit.expected()).survivalProbability(observed - 1);
    return tauSquared == 0
        ? exact
        : Math.max(
            exact,
            NORMAL.survivalProbability(
                Math.log(Math.max(observed, 0.5) / unit.expected())
                    / Math.sqrt(1 / unit.expected() + tauSquared)));
  }

  /**
   * How probable a share as bad or worse is for a unit whose true share is the target, by chance
   * and what units differ beyond it, 0 to 1; never less than by chance alone.
   *
   * @throws IllegalArgumentException for a share of nothing
   */
  public double chanceOfShare(Ratio unit, double target, Better better) {
    if (unit.denominator() == 0) {
      throw new IllegalArgumentException("a share of nothing has no probability");
    }
    int n = Math.toIntExact(unit.denominator());
    int met = Math.toIntExact(unit.numerator());
    boolean highIsBad = better == Better.LOWER;
    BinomialDistribution counts = BinomialDistribution.of(n, target);
    double exact =
        highIsBad ? counts.survivalProbability(met - 1) : counts.cumulativeProbability(met);
    if (tauSquared == 0) {
      return exact;
    }
    double score = (angle(unit.share()) - angle(target)) / Math.sqrt(1 / (4.0 * n) + tauSquared);
    return Math.max(exact, NORMAL.survivalProbability(highIsBad ? score : -score));
  }

  private static double angle(double share) {
    return Math.asin(Math.sqrt(share));
  }

  private static double share(double angle) {
    double sine = Math.sin(Math.max(0, Math.min(Math.PI / 2, angle)));
    return sine * sine;
  }
}
