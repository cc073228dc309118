package io.xiaoneng.flag;

import io.xiaoneng.statistics.FunnelLimits;

/**
 * Where a unit stands in a funnel.
 *
 * @param kind what is compared
 * @param value the unit's share, or its observed over expected misses
 * @param centre the class's share, or 1
 * @param size cases, or expected misses: what the width of the funnel goes by
 * @param limits with what units of the class differ beyond chance; in a class of fewer than thirty,
 *     what the others do
 * @param tauSquared that difference on the transformed scale; 0 where chance explains it all
 * @param phi mean square of the class's scores, 1 where there is chance alone
 * @param worse how far it is beyond on the bad side
 * @param byChance how probable as bad or worse is for a unit like the others, 0 to 1
 */
public record FunnelStand(
    Kind kind,
    double value,
    double centre,
    double size,
    FunnelLimits limits,
    double tauSquared,
    double phi,
    Beyond worse,
    double byChance) {

  /** What is compared. */
  public enum Kind {
    /** Observed over expected misses, by case mix. */
    CASE_MIX,
    /** The share itself, where the metric has no case mix. */
    SHARE
  }

  /** How far beyond the limits, on the bad side. */
  public enum Beyond {
    /** Inside the 95 % limit, or beyond it on the good side. */
    NOT,
    /** Beyond the 95 % limit. */
    USUAL,
    /** Beyond the 99.8 % limit. */
    WIDE;

    static Beyond of(FunnelLimits.Position position, boolean highIsBad) {
      return switch (position) {
        case FAR_ABOVE -> highIsBad ? WIDE : NOT;
        case ABOVE -> highIsBad ? USUAL : NOT;
        case BELOW -> highIsBad ? NOT : USUAL;
        case FAR_BELOW -> highIsBad ? NOT : WIDE;
        case INSIDE -> NOT;
      };
    }
  }
}
