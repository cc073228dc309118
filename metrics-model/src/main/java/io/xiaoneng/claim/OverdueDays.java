package io.xiaoneng.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a case is past its promise.
 *
 * @param days counted days d with due &lt; d ≤ end (or today); 0 where it is not overdue, or was
 *     within its last day
 * @param endedAt when it ended; null while it is open
 * @param spoken counted days that other claims on the same case stand for
 */
public record OverdueDays(int days, @Nullable Instant endedAt, int spoken) {

  /** What can still be claimed. */
  public int left() {
    return Math.max(0, days - spoken);
  }
}
