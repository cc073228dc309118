package io.xiaoneng.flag;

import io.xiaoneng.statistics.Better;
import io.xiaoneng.statistics.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * What one unit did in one period.
 *
 * @param ratio numerator and denominator of the metric; of 0 cases there is no figure
 * @param expected the numerator the whole city would have reached with the same cases, by item ×
 *     kind × channel; null where the metric has no case mix
 * @param feedQuality share of the unit's events that were accepted and in time, 0 to 1; null where
 *     nothing is known of its feed
 * @param silent share of the period in which its feed was silent, 0 to 1
 * @param moved whether the unit moved in the tree within the period
 */
public record UnitPeriod(
    Ratio ratio,
    @Nullable Double expected,
    @Nullable Double feedQuality,
    double silent,
    boolean moved) {

  private static final double ROUNDING = 1e-6;

  /**
   * Checks what is known.
   *
   * @throws IllegalArgumentException where more is expected than there are cases, or a share is
   *     none
   */
  public UnitPeriod {
    if (expected != null
        && !(expected >= -ROUNDING && expected <= ratio.denominator() + ROUNDING)) {
      throw new IllegalArgumentException(
          "expected is 0 to the number of cases, not %s of %d"
              .formatted(expected, ratio.denominator()));
    }
    if (feedQuality != null) {
      share("feed quality", feedQuality);
    }
    share("silent share", silent);
  }

  /** A period of a unit that stayed where it was and whose feed is not known to be bad. */
  public static UnitPeriod of(long numerator, long denominator, @Nullable Double expected) {
    return new UnitPeriod(new Ratio(numerator, denominator), expected, null, 0, false);
  }

  private static void share(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a " + what + " is 0 to 1, not " + value);
    }
  }

  /** Cases that were not as they should be. */
  long misses(Better better) {
    return better == Better.HIGHER ? ratio.denominator() - ratio.numerator() : ratio.numerator();
  }

  /** How many of them were to be expected; null without case mix. */
  @Nullable Double expectedMisses(Better better) {
    if (expected == null) {
      return null;
    }
    return Math.max(0, better == Better.HIGHER ? ratio.denominator() - expected : expected);
  }

  /** Share of the period's work that can be believed, 0 to 1; 1 where nothing is known. */
  double heard() {
    return (feedQuality == null ? 1 : feedQuality) * (1 - silent);
  }
}
