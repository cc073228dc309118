package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.freshness.Freshness;
import java.time.Instant;
import java.util.List;

/**
 * The published figures of a unit and of those below it, now.
 *
 * @param missing as in {@link CircleAnswer}
 * @param whole the unit itself
 * @param units directly below it, by code
 * @param points of the whole city, by state
 */
public record CircleUnits(
    Instant computedAt,
    String populationSource,
    List<String> missing,
    Line whole,
    List<Line> units,
    CirclePoints.Counts points,
    Freshness freshness) {

  /**
   * A unit.
   *
   * @param adult at a grown-up's pace
   * @param elder at an old person's pace
   * @param terminals at a grown-up's pace, to terminals that are open round the clock
   */
  public record Line(
      String code,
      String nameZh,
      String nameEn,
      CircleAnswer.Row adult,
      CircleAnswer.Row elder,
      CircleAnswer.Row terminals) {}
}
