package io.xiaoneng.flag;

import io.xiaoneng.statistics.FunnelLimits;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Ranking;
import io.xiaoneng.statistics.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * All a verdict stands on.
 *
 * @param ratio numerator and denominator of the period
 * @param interval Wilson's, 95 %; null without a case
 * @param targetMissed false without a target or a case
 * @param aroundTarget exact limits of a share of as many cases around the target; null without one
 * @param surelyMissed whether the share is beyond those limits: not by chance
 * @param share its stand among the shares of its class; null where it is not ranked
 * @param caseMix its stand by observed over expected misses; null where that is not known
 * @param before the stand that decided in the period before; null where it was not ranked then
 * @param chart null without a case in any period
 * @param place shrunk share, interval of ranks and band; null where it is not ranked
 * @param adjusted {@link FunnelStand#byChance} of the deciding stand after Benjamini–Hochberg over
 *     all that was looked at in the period; null where it is not ranked
 * @param drift whether it drifts away from its past, for information; null where its past is too
 *     short or too even to say
 */
public record Evidence(
    Ratio ratio,
    @Nullable Interval interval,
    boolean targetMissed,
    @Nullable FunnelLimits aroundTarget,
    boolean surelyMissed,
    @Nullable FunnelStand share,
    @Nullable FunnelStand caseMix,
    @Nullable FunnelStand before,
    @Nullable ChartEvidence chart,
    Ranking.@Nullable Place place,
    @Nullable Double adjusted,
    @Nullable DriftEvidence drift) {

  /** The stand that decides: by case mix where it is known; null where the unit is not ranked. */
  public @Nullable FunnelStand deciding() {
    return caseMix != null ? caseMix : share;
  }
}
