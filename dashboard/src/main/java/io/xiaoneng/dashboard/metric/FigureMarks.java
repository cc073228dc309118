package io.xiaoneng.dashboard.metric;

import java.util.List;

/** What upheld appeals have to say to figures. */
@FunctionalInterface
public interface FigureMarks {

  /**
   * The marks at the figures that a question asks for: those of the units it is about, and where it
   * goes by units those of every unit in it; the newest first.
   */
  List<FigureMark> on(MetricQuery query);
}
