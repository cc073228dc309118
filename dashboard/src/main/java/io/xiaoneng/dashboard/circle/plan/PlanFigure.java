package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * One figure of coverage; over a day, people and communities are means over its time.
 *
 * @param share of the people, 0 … 1; null without data
 * @param communityShare of the communities, 0 … 1; null without data
 */
record PlanFigure(
    long people,
    long covered,
    @Nullable Double share,
    long communities,
    long communitiesCovered,
    @Nullable Double communityShare,
    int cellsWithoutData,
    int communitiesWithoutData) {

  /**
   * A coverage to be shown.
   *
   * @param millis that it is weighted by; 1 for a moment
   */
  static PlanFigure of(Coverage coverage, long millis) {
    return new PlanFigure(
        coverage.people() / millis,
        Math.round((double) coverage.covered() / millis),
        coverage.share(),
        coverage.communities() / millis,
        Math.round((double) coverage.communitiesCovered() / millis),
        coverage.communityShare(),
        coverage.cellsWithoutData(),
        coverage.communitiesWithoutData());
  }

  /** This less the other. */
  WhatIfAnswer.Difference less(PlanFigure other) {
    return new WhatIfAnswer.Difference(
        covered - other.covered,
        less(share, other.share),
        communitiesCovered - other.communitiesCovered,
        less(communityShare, other.communityShare));
  }

  private static @Nullable Double less(@Nullable Double a, @Nullable Double b) {
    return a == null || b == null ? null : (Double) (a - b);
  }
}
