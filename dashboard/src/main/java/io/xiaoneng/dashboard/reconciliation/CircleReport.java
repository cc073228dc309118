package io.xiaoneng.dashboard.reconciliation;

import java.util.List;

/**
 * What a run found in the circle.
 *
 * @param days from the first to today
 * @param communityDays compared: rows of coverage_day
 * @param pointDays compared: rows of point_day
 * @param unsettled days of communities and points that changed all the while, or whose events,
 *     registry or reach are so new that the job may be on the way to them
 * @param different days of communities and points that differ
 * @param repaired days of communities and points that were written right again
 * @param differences the first of them
 * @param left why communities were not compared; "" where they were
 */
record CircleReport(
    int days,
    long communityDays,
    long pointDays,
    long unsettled,
    long different,
    long repaired,
    List<Difference> differences,
    String left) {

  /** Of a run that has not come to it. */
  static final CircleReport NONE = new CircleReport(0, 0, 0, 0, 0, 0, List.of(), "");

  CircleReport repaired(long number) {
    return new CircleReport(
        days, communityDays, pointDays, unsettled, different, number, differences, left);
  }
}
