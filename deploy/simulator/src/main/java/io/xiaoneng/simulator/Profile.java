package io.xiaoneng.simulator;

/**
 * How large the city's life is.
 *
 * @param days of history unless said otherwise
 * @param perWorkingDay mean applications on a usual working day
 */
public enum Profile {
  /** About 230 000 cases in ninety days. */
  DEMO(90, 3_350),
  /** More than two million cases in a year. */
  LONG(365, 7_900),
  /** A few thousand cases in two weeks, for tests. */
  SMALL(14, 400);

  private final int days;
  private final double perWorkingDay;

  Profile(int days, double perWorkingDay) {
    this.days = days;
    this.perWorkingDay = perWorkingDay;
  }

  public int days() {
    return days;
  }

  public double perWorkingDay() {
    return perWorkingDay;
  }
}
