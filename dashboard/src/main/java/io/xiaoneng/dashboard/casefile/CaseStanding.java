package io.xiaoneng.dashboard.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a case that figures count stands by its row.
 *
 * @param unit code of the unit responsible
 * @param due of its promise; null where there is none, or while a STOP is open
 * @param endedAt its earliest end; null while it is open
 * @param stoppedDays counted days that did not count
 */
public record CaseStanding(
    String caseId,
    String unit,
    String item,
    @Nullable Instant due,
    @Nullable Instant dueStatutory,
    @Nullable Instant endedAt,
    int stoppedDays) {

  /** Whether nothing has ended it. */
  public boolean open() {
    return endedAt == null;
  }

  /** Whether it ended, or still goes on, after its promise. */
  public boolean overdue(Instant now) {
    Instant end = endedAt;
    return due != null && due.isBefore(end == null ? now : end);
  }
}
