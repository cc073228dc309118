package io.xiaoneng.dashboard.change;

import io.xiaoneng.metric.MetricDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A change as a page draws it: from the earlier figure, cause by cause, to the later one.
 *
 * @param low left end of the drawing's scale, in the metric's unit
 * @param high right end
 * @param steps from top to bottom; empty where causes cannot be told
 */
public record ChangePanel(
    ChangeView view, MetricDefinition metric, double low, double high, List<Step> steps) {

  private static final double MARGIN = 0.08;
  private static final double FLAT = 1e-9;

  /** A share that moves by less is written as 0.0 points: no colour says otherwise. */
  private static final double WRITTEN = 0.0005;

  /**
   * A line of the drawing.
   *
   * @param name FROM, TO, or of a cause
   * @param value the figure, or what the cause adds
   * @param left where its bar begins; of a figure the figure
   * @param right where it ends
   * @param tone {@code good}, {@code bad}, or {@code flat} where the metric has no good side or
   *     nothing is added
   * @param figure whether it is a figure and no cause
   */
  public record Step(
      String name, double value, double left, double right, String tone, boolean figure) {}

  static ChangePanel of(ChangeView view, MetricDefinition metric) {
    List<Step> steps = new ArrayList<>();
    double low = 0;
    double high = 1;
    if (view.told()) {
      double at = Objects.requireNonNull(view.start());
      steps.add(figure("FROM", at));
      for (ChangeView.Part each : view.parts()) {
        double next = at + each.value();
        steps.add(
            new Step(
                each.cause().name(),
                each.value(),
                Math.min(at, next),
                Math.max(at, next),
                tone(metric, each.value()),
                false));
        at = next;
      }
      steps.add(figure("TO", Objects.requireNonNull(view.to())));
      double least = steps.stream().mapToDouble(Step::left).min().orElseThrow();
      double most = steps.stream().mapToDouble(Step::right).max().orElseThrow();
      double margin = most > least ? (most - least) * MARGIN : 1;
      low = least - margin;
      high = most + margin;
    }
    return new ChangePanel(view, metric, low, high, steps);
  }

  private static Step figure(String name, double value) {
    return new Step(name, value, value, value, "flat", true);
  }

  /** Takes its own copy. */
  public ChangePanel {
    steps = List.copyOf(steps);
  }

  /** Whether the metric is a count, of which all change is volume. */
  public boolean counts() {
    return metric.unit() == MetricDefinition.Unit.COUNT;
  }

  /** How a movement of the metric stands: {@code good}, {@code bad} or {@code flat}. */
  public String tone(double effect) {
    return tone(metric, effect);
  }

  static String tone(MetricDefinition metric, double effect) {
    boolean share = metric.unit() == MetricDefinition.Unit.RATIO;
    if (metric.direction() == MetricDefinition.Direction.WATCH
        || Math.abs(effect) < (share ? WRITTEN : FLAT)) {
      return "flat";
    }
    return effect > 0 == (metric.direction() == MetricDefinition.Direction.UP) ? "good" : "bad";
  }
}
