package io.xiaoneng.dashboard.path;

import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.path.Course;
import io.xiaoneng.path.Path;
import io.xiaoneng.path.PathState;
import java.time.YearMonth;

/**
 * How a dated goal stands.
 *
 * @param metric the figure that is to reach it
 * @param over the last month that is over
 * @param course months that were looked at, up to {@code over}, and that of the goal where it has
 *     passed
 */
public record PathView(
    DatedGoal goal, MetricDefinition metric, YearMonth over, Path path, Course course) {

  /** The month whose figure tells whether the goal was reached. */
  public YearMonth month() {
    return YearMonth.from(goal.by());
  }

  /** Whether the goal's day is still to come, or today. */
  public boolean ahead() {
    return path.state() != PathState.DATE_PASSED;
  }
}
