package io.xiaoneng.task;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a stage has come.
 *
 * @param due its last day with the extensions granted; null where it has none
 * @param extended whether one was granted
 * @param submittedAt when the unit said what was found done, or last said so; null before
 * @param verifiedAt when it was found done; null before
 */
public record StageStanding(
    Stage stage,
    @Nullable LocalDate due,
    boolean extended,
    @Nullable Instant submittedAt,
    @Nullable Instant verifiedAt) {

  /** Whether it was found done. */
  public boolean done() {
    return verifiedAt != null;
  }
}
