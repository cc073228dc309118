package io.xiaoneng.circle;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * How a point's events are read.
 *
 * @param heartbeats whether silence means down: only for points whose source sends heartbeats
 * @param silence how long a sign of life lasts; positive
 * @param zone the city's, for the day at whose end an off-schedule opening is over
 * @param hours when the point is scheduled to be open
 */
public record PointRules(boolean heartbeats, Duration silence, ZoneId zone, Hours hours) {

  /** Silent for that long is down. */
  public static final Duration USUAL_SILENCE = Duration.ofMinutes(5);

  /**
   * Checks the silence.
   *
   * @throws IllegalArgumentException where it is not positive
   */
  public PointRules {
    if (silence.isNegative() || silence.isZero()) {
      throw new IllegalArgumentException("a silence of " + silence + " is none");
    }
  }

  /**
   * When a point is scheduled to be open. To read opening hours takes a library, which the domain
   * does not know: whoever has one implements this.
   */
  @FunctionalInterface
  public interface Hours {

    /** Day and night. */
    Hours ALWAYS = window -> new Spans(List.of(window));

    /** Never; also for hours that are unknown or cannot be read. */
    Hours NEVER = window -> Spans.NONE;

    /** The scheduled moments within that window. */
    Spans within(Span window);
  }
}
