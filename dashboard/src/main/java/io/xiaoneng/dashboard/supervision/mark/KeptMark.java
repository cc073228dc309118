package io.xiaoneng.dashboard.supervision.mark;

import io.xiaoneng.dashboard.metric.FigureMark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mark with what became of it.
 *
 * @param lifted how it was taken back; null while it stands
 */
public record KeptMark(FigureMark mark, @Nullable Lifting lifted) {

  /** A mark taken back: who, when and why. */
  public record Lifting(String by, Instant at, String why) {}
}
