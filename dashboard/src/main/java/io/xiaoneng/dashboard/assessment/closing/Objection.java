package io.xiaoneng.dashboard.assessment.closing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a unit has to say against a line of its scorecard.
 *
 * @param month {@code 2026-03}
 * @param code of the unit
 * @param metric of the line
 * @param ruling null until it is answered
 * @param answer null until it is answered
 */
public record Objection(
    long id,
    String month,
    String code,
    String metric,
    String said,
    String raisedBy,
    Instant raisedAt,
    @Nullable Ruling ruling,
    @Nullable String answer,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt) {

  /** How an objection is answered. */
  public enum Ruling {
    /** 不成立: the line stands. */
    REJECTED,
    /** 已更正数据: data were mended, and the final edition counts anew. */
    RECOUNTED,
    /** 不计: the line does not count for that unit and month. */
    EXCLUDED
  }

  /** Whether it waits for an answer. */
  public boolean open() {
    return ruling == null;
  }
}
