package io.xiaoneng.metric;

import io.xiaoneng.metric.MetricDefinition.Basis;
import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Direction;
import io.xiaoneng.metric.MetricDefinition.Target;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.metric.MetricDefinition.Unit;
import org.jspecify.annotations.Nullable;

/** Short forms for the entries of the catalogue: version 1 of a metric over cases. */
final class Definitions {

  private Definitions() {}

  static MetricDefinition count(
      String id,
      Text name,
      Text definition,
      Text counted,
      Cohort cohort,
      Direction direction,
      @Nullable Target target) {
    return new MetricDefinition(
        id, 1, name, definition, counted, null, cohort, Basis.V, Unit.COUNT, direction, target);
  }

  static MetricDefinition ratio(
      String id,
      Text name,
      Text definition,
      Text numerator,
      Text denominator,
      Cohort cohort,
      Direction direction,
      @Nullable Target target) {
    return average(
        id, name, definition, numerator, denominator, cohort, Unit.RATIO, direction, target);
  }

  static MetricDefinition perTenThousand(
      String id,
      Text name,
      Text definition,
      Text numerator,
      Text denominator,
      Cohort cohort,
      Direction direction,
      @Nullable Target target) {
    return average(
        id, name, definition, numerator, denominator, cohort, Unit.PER_10K, direction, target);
  }

  /** So much of something for each of those. */
  static MetricDefinition average(
      String id,
      Text name,
      Text definition,
      Text measured,
      Text over,
      Cohort cohort,
      Unit unit,
      Direction direction,
      @Nullable Target target) {
    return new MetricDefinition(
        id, 1, name, definition, measured, over, cohort, Basis.V, unit, direction, target);
  }

  /** A share of the catalogue of items, as it stands on a day. */
  static MetricDefinition snapshot(
      String id,
      Text name,
      Text definition,
      Text numerator,
      Text denominator,
      Direction direction,
      @Nullable Target target) {
    return new MetricDefinition(
        id,
        1,
        name,
        definition,
        numerator,
        denominator,
        Cohort.SNAPSHOT,
        Basis.C,
        Unit.RATIO,
        direction,
        target);
  }

  /** A number of items of the catalogue, as it stands on a day. */
  static MetricDefinition snapshotCount(
      String id,
      Text name,
      Text definition,
      Text counted,
      Direction direction,
      @Nullable Target target) {
    return new MetricDefinition(
        id,
        1,
        name,
        definition,
        counted,
        null,
        Cohort.SNAPSHOT,
        Basis.C,
        Unit.COUNT,
        direction,
        target);
  }

  /** A share of units or of the people who live in them, as of an instant. */
  static MetricDefinition place(
      String id,
      Text name,
      Text definition,
      Text numerator,
      Text denominator,
      @Nullable Target target) {
    return new MetricDefinition(
        id,
        1,
        name,
        definition,
        numerator,
        denominator,
        Cohort.AS_OF,
        Basis.G,
        Unit.RATIO,
        Direction.UP,
        target);
  }

  /** A sign that says where to look; its definition tells what else looks the same. */
  static Indicator indicator(
      String id,
      Text name,
      Text counted,
      Text otherwise,
      Text numerator,
      Text denominator,
      Cohort cohort) {
    Text definition =
        text(
            counted.zh() + "线索不是结论，常见的正常原因：" + otherwise.zh(),
            counted.en() + " A hint, not a proof. Innocent causes: " + otherwise.en());
    return new Indicator(
        ratio(id, name, definition, numerator, denominator, cohort, Direction.WATCH, null),
        counted,
        otherwise);
  }

  static Text text(String zh, String en) {
    return new Text(zh, en);
  }
}
