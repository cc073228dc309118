package io.xiaoneng.job;

import io.xiaoneng.calendar.StoredTimes;
import java.math.BigDecimal;

/**
 * Instants as DateTime64 takes them from a number: seconds with three decimals, in no zone, within
 * {@link StoredTimes}.
 */
final class Millis {

  private Millis() {}

  static BigDecimal of(long epochMillis) {
    return BigDecimal.valueOf(StoredTimes.millis(epochMillis), 3);
  }
}
