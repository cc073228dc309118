package io.xiaoneng.simulator;

import java.time.Duration;

/**
 * How large the city's life is.
 *
 * @param days of history unless said otherwise
 * @param saveEvery how long the history goes on at least between two saved states
 * @param perWorkingDay mean applications on a usual working day
 */
public enum Profile {
  /** About 230 000 cases in ninety days. */
  DEMO(90, 3_350, Duration.ofSeconds(2)),
  /** More than two million cases in a year. */
  LONG(365, 7_900, Duration.ofSeconds(2)),
  /** A few thousand cases in two weeks, for tests. */
  SMALL(14, 400, Duration.ZERO);

  private final int days;
  private final double perWorkingDay;
  private final Duration saveEvery;

  Profile(int days, double perWorkingDay, Duration saveEvery) {
    this.days = days;
    this.perWorkingDay = perWorkingDay;
    this.saveEvery = saveEvery;
  }

  public int days() {
    return days;
  }

  public double perWorkingDay() {
    return perWorkingDay;
  }

  public Duration saveEvery() {
    return saveEvery;
  }
}
