package io.xiaoneng.dashboard.metric;

import io.xiaoneng.circle.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What places add to the metrics of geography (basis G); told by whoever knows the places. */
public interface PlaceParts {

  /**
   * What each unit adds.
   *
   * @param millis over how long numbers are summed up, 1 at a moment
   * @param whole whether that is all of the time asked for
   * @param parts none where nobody can say
   */
  record Look(long millis, boolean whole, List<Part> parts) {

    /** Nobody can say. */
    public static final Look UNKNOWN = new Look(1, false, List.of());

    public Look {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A unit's numbers, times the milliseconds of their look.
   *
   * @param whole false where a number is missing in these
   */
  record Part(String unit, long numerator, long denominator, boolean whole) {}

  /**
   * A population cell at a moment.
   *
   * @param unit its community
   * @param minutes to the nearest open point; null where there is none within what is measured
   * @param reached whether these are few enough
   */
  record CellPart(
      String cell, String unit, long people, @Nullable Double minutes, boolean reached) {}

  /** At each of these moments, ascending, in their order. */
  List<Look> at(String metric, List<Instant> moments);

  /** Over each of these pieces of time, ascending and apart, in their order. */
  List<Look> over(String metric, List<Span> pieces);

  /** The cells of urban communities whose people are known; none where nobody can say. */
  List<CellPart> cells(Instant at);
}
