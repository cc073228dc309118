package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.overview.Spread;

/**
 * What a unit and everything under it comes to.
 *
 * @param appliedNow on the day shown, likewise {@code decidedNow}
 * @param applied in the period, likewise {@code decided}
 * @param overdue of the open cases those past their promise
 */
public record UnitFigures(
    long appliedNow,
    long decidedNow,
    long applied,
    long decided,
    Rate online,
    Rate onTime,
    Spread handling,
    long open,
    long overdue) {

  /** No case at all. */
  static final UnitFigures NONE =
      new UnitFigures(0, 0, 0, 0, Rate.of(0, 0), Rate.of(0, 0), Spread.NONE, 0, 0);

  /** Whether there is anything to show. */
  public boolean any() {
    return appliedNow + decidedNow + applied + decided + open + onTime.n() > 0;
  }
}
