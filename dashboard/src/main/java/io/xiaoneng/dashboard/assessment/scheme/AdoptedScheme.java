package io.xiaoneng.dashboard.assessment.scheme;

import io.xiaoneng.assessment.Scheme;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that the city adopted.
 *
 * @param scheme as it was adopted; it ends earlier where a later version of its family begins
 * @param draftedBy name of the user who began the draft
 * @param adoptedBy name of another user, who put it in force
 * @param withdrawnBy null while it stands
 */
public record AdoptedScheme(
    Scheme scheme,
    String draftedBy,
    String adoptedBy,
    Instant adoptedAt,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnWhy) {

  /** Whether it counts. */
  public boolean stands() {
    return withdrawnAt == null;
  }
}
