package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Guard;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What stands beside every judged figure: how often clocks were stopped, cases refused and records
 * changed after they fell due. A figure can be helped along by each.
 */
@Component
class Guards {

  private final MetricService metrics;

  Guards(MetricService metrics) {
    this.metrics = metrics;
  }

  /** Of a unit with all below it, in a month. */
  List<Guard> of(String unit, YearMonth month, Instant asOf) {
    return Stream.of("stop-rate", "return-rate", "late-edit-rate")
        .map(MetricCatalogue::find)
        .filter(Objects::nonNull)
        .map(each -> guard(each, unit, month, asOf))
        .toList();
  }

  private Guard guard(MetricDefinition metric, String unit, YearMonth month, Instant asOf) {
    MetricRow own = read(metric.id(), unit, month, asOf);
    return new Guard(
        metric.id(),
        metric.name().zh(),
        metric.name().en(),
        own.figure("value"),
        own.figure("numerator"),
        own.figure("denominator"),
        read(metric.id(), null, month, asOf).figure("value"));
  }

  private MetricRow read(String metric, @Nullable String unit, YearMonth month, Instant asOf) {
    return metrics
        .read(
            new MetricQuery(
                metric,
                month.atDay(1),
                month.atEndOfMonth(),
                List.of(),
                unit == null ? Map.of() : Map.of(Dimension.UNIT, List.of(unit)),
                asOf,
                null))
        .get(0);
  }
}
