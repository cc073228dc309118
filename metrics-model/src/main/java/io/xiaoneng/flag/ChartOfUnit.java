package io.xiaoneng.flag;

import io.xiaoneng.flag.ChartEvidence.Point;
import io.xiaoneng.statistics.XmrChart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the chart of one unit: of its periods that can be believed and have a case. */
final class ChartOfUnit {

  private ChartOfUnit() {}

  /** The chart since it was last begun anew; null without a period to show. */
  static @Nullable ChartEvidence of(ClassCourse course, UnitCourse unit, FlagRule rule) {
    int from = unit.rebased().isEmpty() ? 0 : unit.rebased().last();
    List<Integer> shown = new ArrayList<>();
    List<Point> earlier = new ArrayList<>();
    for (int i = 0; i < course.periods().size(); i++) {
      UnitPeriod period = unit.periods().get(i);
      if (period.ratio().denominator() > 0
          && !period.moved()
          && ClassFunnel.feed(period, rule) == null) {
        if (i < from) {
          earlier.add(new Point(course.periods().get(i), period.ratio().share(), null));
        } else {
          shown.add(i);
        }
      }
    }
    if (shown.isEmpty()) {
      return null;
    }
    XmrChart chart =
        XmrChart.of(
            shown.stream().mapToDouble(i -> unit.periods().get(i).ratio().share()).toArray());
    List<Point> points =
        IntStream.range(0, shown.size())
            .mapToObj(
                i ->
                    new Point(
                        course.periods().get(shown.get(i)),
                        unit.periods().get(shown.get(i)).ratio().share(),
                        chart.signal(i)))
            .toList();
    Double target = course.target();
    return new ChartEvidence(
        points,
        earlier,
        chart.mean(),
        chart.limits(),
        chart.trial(),
        chart.variation(course.better()),
        target == null ? null : chart.assurance(target, course.better()));
  }
}
