package io.xiaoneng.dashboard.figure;

import io.xiaoneng.metric.MetricDefinition;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The common scale of the drawings in the rows, so that they can be compared by eye.
 *
 * @param from left end; 0 but for shares that all lie high
 * @param to right end
 */
public record FigureScale(double from, double to) {

  static FigureScale of(MetricDefinition metric, FigureView view) {
    if (metric.unit() == MetricDefinition.Unit.RATIO) {
      double least =
          view.rows().stream()
              .map(FigureView.Row::value)
              .filter(value -> !value.few())
              .flatMapToDouble(value -> value(value.low() == null ? value.value() : value.low()))
              .min()
              .orElse(0);
      double aim = metric.target() == null ? 1 : metric.target().value();
      return new FigureScale(Math.max(0, Math.floor(Math.min(least, aim) * 10 - 0.01) / 10), 1);
    }
    return new FigureScale(
        0,
        view.rows().stream()
            .flatMapToDouble(
                row ->
                    Stream.of(value(row.value().value()), value(row.value().p90()))
                        .flatMapToDouble(each -> each))
            .max()
            .orElse(0));
  }

  private static DoubleStream value(@Nullable Double value) {
    return value == null ? DoubleStream.empty() : DoubleStream.of(value);
  }
}
