package io.xiaoneng.path;

import io.xiaoneng.statistics.Better;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A value that is to be reached by a day.
 *
 * @param value in the figure's unit
 * @param by the last day, inclusive
 * @param better which way the figure is good
 */
public record Goal(double value, LocalDate by, Better better) {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException where it is no finite number
   */
  public Goal {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a goal needs a value, not " + value);
    }
  }

  /** The month whose figure tells whether it was reached: the one the day lies in. */
  public YearMonth month() {
    return YearMonth.from(by);
  }

  /** Whether a value is as good as the goal, or better. */
  public boolean metBy(double reached) {
    return better == Better.HIGHER ? reached >= value : reached <= value;
  }
}
