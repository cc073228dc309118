package io.xiaoneng.circle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A terminal or mailbox for the two figures 自助终端投放率 by sub-district and by community.
 *
 * @param unit code of the unit it belongs to
 * @param community code of the community it stands in where that is known, else null
 * @param roundTheClock whether it is open to the public for 24 hours
 * @param alive whether it was open and alive at any moment of the last 24 hours
 */
public record PublicTerminal(
    String unit, @Nullable String community, boolean roundTheClock, boolean alive) {

  /**
   * A terminal as its last 24 hours tell.
   *
   * @param lastDay the 24 hours up to the moment asked for
   * @param course states over these hours, as {@link PointCourse#over} gives them
   */
  public static PublicTerminal of(
      String unit,
      @Nullable String community,
      Span lastDay,
      PointRules.Hours hours,
      List<PointInterval> course) {
    return new PublicTerminal(
        unit,
        community,
        hours.within(lastDay).equals(new Spans(List.of(lastDay))),
        course.stream().anyMatch(interval -> interval.state() == PointState.OPEN));
  }

  /** Whether it counts. */
  public boolean counts() {
    return roundTheClock && alive;
  }
}
