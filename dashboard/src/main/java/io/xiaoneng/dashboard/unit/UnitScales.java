package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.overview.Scales;
import java.util.List;

/**
 * Common scales of the drawings on a unit's page.
 *
 * @param onTimeFrom left end of the on-time column, a multiple of 0.1; the right end is 1
 * @param applied longest bar of applications
 * @param days right end of handling times
 * @param channel longest bar of the channels
 */
public record UnitScales(
    double onTimeFrom, double onlineFrom, long applied, double days, double channel) {

  /**
   * @param rows those beside each other: units, or items
   */
  static UnitScales of(UnitView view, List<UnitView.Child> rows) {
    return new UnitScales(
        Scales.floor(rows.stream().map(child -> child.figures().onTime())),
        Scales.floor(rows.stream().map(child -> child.figures().online())),
        rows.stream().mapToLong(child -> child.figures().applied()).max().orElse(0),
        rows.stream()
            .map(child -> child.figures().handling().p90())
            .mapToDouble(p90 -> p90 == null ? 0 : p90)
            .max()
            .orElse(0),
        view.channels().stream()
            .mapToDouble(each -> each.share() == null ? 0 : each.share())
            .max()
            .orElse(0));
  }
}
