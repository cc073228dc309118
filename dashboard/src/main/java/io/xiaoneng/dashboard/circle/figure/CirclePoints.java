package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.freshness.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every registered point at a moment.
 *
 * @param points down first, then those of which nothing is known, open and closed ones
 */
public record CirclePoints(
    Instant at, Counts counts, List<CirclePoint> points, Freshness freshness) {

  /** How many are in each state. */
  public record Counts(long open, long closed, long down, long unknown) {

    static Counts of(List<CirclePoint> points) {
      List<@Nullable String> states = new ArrayList<>();
      points.forEach(each -> states.add(each.state()));
      return ofStates(states);
    }

    /**
     * Counts states.
     *
     * @param states of each point; null where nothing is known of it
     */
    static Counts ofStates(List<@Nullable String> states) {
      return new Counts(
          Collections.frequency(states, "OPEN"),
          Collections.frequency(states, "CLOSED"),
          Collections.frequency(states, "DOWN"),
          Collections.frequency(states, null));
    }
  }
}
