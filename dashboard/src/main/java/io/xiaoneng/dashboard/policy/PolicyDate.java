package io.xiaoneng.dashboard.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day on which a rule or a service began to be another.
 *
 * @param day in the city
 * @param document that says so
 * @param metric id of the one figure it is about; null for all
 * @param withdrawnBy null while it stands
 */
public record PolicyDate(
    long id,
    LocalDate day,
    String titleZh,
    String titleEn,
    String document,
    @Nullable String metric,
    String madeBy,
    Instant madeAt,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnWhy) {

  /** Whether it was not withdrawn. */
  public boolean stands() {
    return withdrawnAt == null;
  }
}
