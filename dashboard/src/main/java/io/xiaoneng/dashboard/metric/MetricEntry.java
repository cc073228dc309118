package io.xiaoneng.dashboard.metric;

import io.xiaoneng.metric.MetricDefinition;
import org.jspecify.annotations.Nullable;

/** One metric of {@code GET /api/v1/metrics}, in both languages. */
record MetricEntry(
    String id,
    int version,
    String basis,
    String unit,
    String direction,
    String cohort,
    MetricDefinition.Text cohortText,
    MetricDefinition.Text name,
    MetricDefinition.Text definition,
    MetricDefinition.Text numerator,
    MetricDefinition.@Nullable Text denominator,
    MetricDefinition.@Nullable Target target) {

  static MetricEntry of(MetricDefinition metric) {
    return new MetricEntry(
        metric.id(),
        metric.version(),
        metric.basis().name(),
        metric.unit().code(),
        metric.direction().name(),
        metric.cohort().code(),
        metric.cohort().text(),
        metric.name(),
        metric.definition(),
        metric.numerator(),
        metric.denominator(),
        metric.target());
  }
}
