package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric's figures as its page shows them.
 *
 * @param whole over the whole question
 * @param before over a period of the same length just before; null where there is none
 * @param beforeFrom first day of that period
 * @param trend by the steps of time, in their order
 * @param split what the rows are for; null where the metric has no dimension
 * @param rows in the order asked for, at most {@link #MOST}
 * @param all how many rows there are
 */
public record FigureView(
    MetricQuery query,
    Value whole,
    @Nullable Value before,
    @Nullable String beforeFrom,
    @Nullable String beforeTo,
    Step step,
    List<Point> trend,
    @Nullable Grouping split,
    List<Row> rows,
    int all) {

  /** More rows are only in the file. */
  public static final int MOST = 300;

  /**
   * The figure of a day, week or month.
   *
   * @param running whether it is a mean over time that is not over, and no match for the others
   */
  public record Point(String label, Value value, boolean running) {}

  /**
   * The figure of a part.
   *
   * @param key empty where the cases do not say
   */
  public record Row(String key, String nameZh, String nameEn, Value value) {}

  /** Whether the course ends in a mean over time that is not over. */
  public boolean running() {
    return trend.stream().anyMatch(Point::running);
  }

  /** Whether anything is known at all. */
  public boolean any() {
    return whole.value() != null;
  }
}
