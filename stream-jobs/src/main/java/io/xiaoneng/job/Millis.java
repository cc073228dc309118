package io.xiaoneng.job;

import java.math.BigDecimal;

/** Instants as DateTime64 takes them from a number: seconds with three decimals, in no zone. */
final class Millis {

  private Millis() {}

  static BigDecimal of(long epochMillis) {
    return BigDecimal.valueOf(epochMillis, 3);
  }
}
