package io.xiaoneng.dashboard.metric;

import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question for one metric.
 *
 * @param version of its definition
 * @param from first day of the period, inclusive; null = from the beginning
 * @param to last day of the period, inclusive; null = without end
 * @param by what the rows are for, in the order of the keys; no key twice
 * @param filters allowed values by dimension; several = any of them; a unit stands for its subtree
 * @param asOf milestones after it are not yet known
 * @param knownAt only what was recorded by then is known; null = everything
 */
public record MetricQuery(
    String metric,
    int version,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<Grouping> by,
    Map<Dimension, List<String>> filters,
    Instant asOf,
    @Nullable Instant knownAt) {

  public MetricQuery {
    by = List.copyOf(by);
    filters = Map.copyOf(filters);
  }

  /** By the version in force. */
  public MetricQuery(
      String metric,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      List<Grouping> by,
      Map<Dimension, List<String>> filters,
      Instant asOf,
      @Nullable Instant knownAt) {
    this(metric, inForce(metric), from, to, by, filters, asOf, knownAt);
  }

  private static int inForce(String metric) {
    MetricDefinition definition = MetricCatalogue.find(metric);
    return definition == null ? 1 : definition.version();
  }

  /** The same question by another version. */
  public MetricQuery by(int otherVersion) {
    return new MetricQuery(metric, otherVersion, from, to, by, filters, asOf, knownAt);
  }

  /** The same question for all together. */
  MetricQuery whole() {
    return new MetricQuery(metric, version, from, to, List.of(), filters, asOf, knownAt);
  }

  /** The same question about another period. */
  MetricQuery during(@Nullable LocalDate otherFrom, @Nullable LocalDate otherTo) {
    return new MetricQuery(metric, version, otherFrom, otherTo, by, filters, asOf, knownAt);
  }
}
