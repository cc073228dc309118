package io.xiaoneng.dashboard.assessment.editor;

import java.time.Instant;

/**
 * A version that is being written.
 *
 * @param revision how often it was saved
 * @param changedBy who saved it last
 */
public record Draft(
    String family,
    int version,
    SchemeText text,
    int revision,
    State state,
    String madeBy,
    Instant madeAt,
    String changedBy,
    Instant changedAt) {

  /** What became of it. */
  public enum State {
    /** It may be changed. */
    DRAFT,
    /** It is a version now. */
    ADOPTED,
    /** Nobody wanted it. */
    DISCARDED
  }
}
