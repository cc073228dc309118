package io.xiaoneng.flag;

import io.xiaoneng.flag.DriftEvidence.Point;
import io.xiaoneng.flag.DriftEvidence.Standing;
import io.xiaoneng.statistics.Better;
import io.xiaoneng.statistics.Drift;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.XmrChart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Looks for a drift in the chart of one unit. */
final class DriftOfUnit {

  /** Montgomery: a weight of 0.2 with limits of 3, and a slack of 0.5 with a height of 5. */
  private static final double WEIGHT = 0.2;

  private static final double WIDTH = 3;
  private static final double SLACK = 0.5;
  private static final double HEIGHT = 5;

  private DriftOfUnit() {}

  /** Null without twelve periods of the past and one after them, or where nothing ever varied. */
  static @Nullable DriftEvidence of(@Nullable ChartEvidence chart, Better better) {
    if (chart == null || chart.points().size() <= XmrChart.ENOUGH) {
      return null;
    }
    List<ChartEvidence.Point> past = chart.points().subList(0, XmrChart.ENOUGH);
    List<ChartEvidence.Point> after =
        chart.points().subList(XmrChart.ENOUGH, chart.points().size());
    XmrChart before = XmrChart.of(values(past));
    double deviation = (before.limits().upper() - before.mean()) / 3;
    if (!(deviation > 0)) {
      return null;
    }
    Drift drift = new Drift(before.mean(), deviation);
    double[] averages = drift.averages(WEIGHT, values(after));
    Drift.Sums[] sums = drift.sums(SLACK, values(after));
    boolean higher = better == Better.HIGHER;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      points.add(
          new Point(
              after.get(i).period(),
              after.get(i).value(),
              averages[i],
              drift.limits(WEIGHT, WIDTH, i + 1),
              higher ? sums[i].down() : sums[i].up(),
              higher ? sums[i].up() : sums[i].down()));
    }
    return new DriftEvidence(
        past.get(0).period(),
        past.get(past.size() - 1).period(),
        before.mean(),
        deviation,
        WEIGHT,
        WIDTH,
        SLACK,
        HEIGHT,
        points,
        standing(points, Point::worse, each -> beyond(each, !higher)),
        standing(points, Point::better, each -> beyond(each, higher)));
  }

  private static double[] values(List<ChartEvidence.Point> points) {
    return points.stream().mapToDouble(ChartEvidence.Point::value).toArray();
  }

  private static boolean beyond(Point point, boolean above) {
    Interval limits = point.limits();
    return above ? point.average() > limits.upper() : point.average() < limits.lower();
  }

  private static @Nullable Standing standing(
      List<Point> points, ToDoubleFunction<Point> sum, Predicate<Point> beyond) {
    Point last = points.get(points.size() - 1);
    boolean bySum = sum.applyAsDouble(last) > HEIGHT;
    boolean byAverage = beyond.test(last);
    if (!bySum && !byAverage) {
      return null;
    }
    Predicate<Point> lasts = bySum ? each -> sum.applyAsDouble(each) > 0 : beyond;
    int since = points.size() - 1;
    while (since > 0 && lasts.test(points.get(since - 1))) {
      since--;
    }
    return new Standing(points.get(since).period(), bySum, byAverage);
  }
}
