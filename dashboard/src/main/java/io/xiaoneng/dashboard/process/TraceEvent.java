package io.xiaoneng.dashboard.process;

import io.xiaoneng.event.EventType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One standing event of a case.
 *
 * @param data the members of {@code data} as sent
 */
record TraceEvent(
    String source, String id, EventType type, Instant time, Map<String, @Nullable Object> data) {

  /**
   * What happened: the step's name for a step, else the type without its {@code case.}: {@code
   * applied}, {@code decided}.
   */
  String activity() {
    if (step()) {
      return String.valueOf(data.get("step"));
    }
    return type.wireName().substring("case.".length());
  }

  /** Whether it is the beginning or the end of a step 环节. */
  boolean step() {
    return type == EventType.CASE_STEP_STARTED || type == EventType.CASE_STEP_FINISHED;
  }

  /** Whether something begins here that another event ends. */
  boolean start() {
    return type == EventType.CASE_STEP_STARTED;
  }

  /** A member of {@code data} that is a text; null otherwise. */
  @Nullable String text(String member) {
    return data.get(member) instanceof String text ? text : null;
  }
}
