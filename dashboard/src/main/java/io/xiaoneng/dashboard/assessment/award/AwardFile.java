package io.xiaoneng.dashboard.assessment.award;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that were awarded.
 *
 * @param month {@code 2026-03}
 * @param member code of the unit, or of another member of a class
 * @param points above 0, as decided; the scheme caps what is added of them
 * @param document 依据文件 of the decision
 * @param madeBy name of the user
 * @param withdrawnBy null while it stands
 */
public record AwardFile(
    long id,
    String month,
    String member,
    double points,
    String reason,
    String document,
    String madeBy,
    Instant madeAt,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnWhy) {

  /** Whether it counts. */
  public boolean stands() {
    return withdrawnAt == null;
  }
}
