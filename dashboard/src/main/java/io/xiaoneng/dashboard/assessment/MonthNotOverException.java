package io.xiaoneng.dashboard.assessment;

import java.time.YearMonth;

/** A month cannot be assessed, because it is not over. */
public final class MonthNotOverException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the month. */
  public MonthNotOverException(YearMonth month) {
    super("month " + month + " is not over");
  }
}
