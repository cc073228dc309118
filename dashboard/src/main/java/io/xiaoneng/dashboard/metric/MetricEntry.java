package io.xiaoneng.dashboard.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricVersion;
import java.time.LocalDate;
import java.util.List;
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
    MetricDefinition.@Nullable Target target,
    List<Version> versions) {

  /** A version of the definition; the entry itself is told by the one in force. */
  record Version(
      int version,
      String standing,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate inForceFrom,
      MetricDefinition.@Nullable Text change,
      MetricDefinition.Text definition,
      MetricDefinition.Text numerator,
      MetricDefinition.@Nullable Text denominator) {

    static Version of(MetricVersion version) {
      return new Version(
          version.number(),
          version.standing().code(),
          version.inForceFrom(),
          version.change(),
          version.definition().definition(),
          version.definition().numerator(),
          version.definition().denominator());
    }
  }

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
        metric.target(),
        MetricCatalogue.versions(metric.id()).stream().map(Version::of).toList());
  }
}
