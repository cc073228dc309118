package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.LineScore;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the running month of a unit comes to so far: expected, not the assessment, and no rank.
 *
 * @param month {@code 2026-03}
 * @param scheme null where none holds or the unit's class is not scored
 * @param total 0 to 100; null unless {@code state} is SCORED
 * @param scoredWeight of the lines that have enough cases, of 100
 * @param silent sources of the unit that are silent now: what they would tell is missing
 */
public record ExpectedView(
    String month,
    Instant asOf,
    State state,
    @Nullable SchemeView scheme,
    @Nullable Double total,
    int scoredWeight,
    List<String> silent,
    List<Line> lines) {

  /** Whether there is a number. */
  public enum State {
    /** There is a total. */
    SCORED,
    /** Too few cases for one. */
    NOT_ENOUGH,
    /** No scheme scores units of that level on that day. */
    NO_SCHEME
  }

  /**
   * The scheme it is scored by.
   *
   * @param unitClass class of units that it belongs to
   */
  public record SchemeView(
      String id, int version, Text name, Text document, Text remark, Text unitClass) {}

  /**
   * A line.
   *
   * @param value the figure as every page shows it; null for no data
   * @param scored the value that earns the points, accepted claims counted as good; null for none
   * @param low of its 95 % interval; null where it has none
   * @param n cases behind it
   * @param least with fewer it does not count
   * @param excused late cases whose overdue days were all granted to others
   * @param points of {@code weight}; null where it does not count
   * @param missing so many more of the same cases should have been good; null where that says
   *     nothing
   * @param inARow so many further good cases would reach the target; null where none can
   * @param gain points that the target would bring
   */
  public record Line(
      String metric,
      Text name,
      String unit,
      int weight,
      double target,
      Text source,
      @Nullable Double value,
      @Nullable Double scored,
      @Nullable Double low,
      @Nullable Double high,
      long n,
      int least,
      int excused,
      LineScore.State state,
      @Nullable Double points,
      @Nullable Long missing,
      @Nullable Long inARow,
      @Nullable Double gain) {}
}
