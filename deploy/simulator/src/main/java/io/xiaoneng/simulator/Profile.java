package io.xiaoneng.simulator;

import java.time.Duration;

/**
 * How large the city's life is.
 *
 * @param days of history unless said otherwise
 * @param saveEvery how long the history goes on at least between two saved states
 * @param perWorkingDay mean applications on a usual working day
 * @param cellKilometres around the city's middle of which population cells are registered; 0 for
 *     none
 * @param beatEvery each so many terminals one sends heartbeats; the others say up and down only
 * @param beatDays so many days of history have heartbeats, the last ones
 */
public enum Profile {
  /** About 230 000 cases in ninety days. */
  DEMO(90, 3_350, Duration.ofSeconds(2), 200, 13, 7),
  /** More than two million cases in a year. */
  LONG(365, 7_900, Duration.ofSeconds(2), 200, 13, 7),
  /** A few thousand cases in two weeks, for tests. */
  SMALL(14, 400, Duration.ZERO, 0, 100, 2);

  private final int days;
  private final double perWorkingDay;
  private final Duration saveEvery;
  private final double cellKilometres;
  private final int beatEvery;
  private final int beatDays;

  Profile(
      int days,
      double perWorkingDay,
      Duration saveEvery,
      double cellKilometres,
      int beatEvery,
      int beatDays) {
    this.days = days;
    this.perWorkingDay = perWorkingDay;
    this.saveEvery = saveEvery;
    this.cellKilometres = cellKilometres;
    this.beatEvery = beatEvery;
    this.beatDays = beatDays;
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

  public double cellKilometres() {
    return cellKilometres;
  }

  public int beatEvery() {
    return beatEvery;
  }

  public int beatDays() {
    return beatDays;
  }
}
