package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.util.Objects;
import java.util.SortedMap;
import org.springframework.stereotype.Service;

/**
 * What figures of cases say beyond one number: how lengths spread, and how far cases came. Counted
 * over the very cases that the metric counts. Safe to share.
 */
@Service
public class CaseShapes {

  /** What {@link #course} is about. */
  public static final String APPLIED = "cases-applied";

  private final MetricService metrics;
  private final RegistryView registry;
  private final KnownCases known;

  CaseShapes(MetricService metrics, RegistryView registry, KnownCases known) {
    this.metrics = metrics;
    this.registry = registry;
    this.known = known;
  }

  /** Whether it is told of that metric how its lengths spread. */
  public boolean hasLengths(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    return measure != null && measure.shape() == CaseMeasure.Shape.DURATION;
  }

  /**
   * How many cases took how long, by whole units of the metric, rounded down; {@code by} of the
   * question does not matter.
   *
   * @throws IllegalArgumentException where {@link #hasLengths} is false
   * @throws BadParameterException where the one who asks is not told
   */
  public SortedMap<Long, Long> lengths(MetricQuery query) {
    CaseMeasure measure = CaseMeasure.of(query.metric(), query.version());
    if (measure == null || measure.shape() != CaseMeasure.Shape.DURATION) {
      throw new IllegalArgumentException(query.metric() + " is no length of cases");
    }
    metrics.checkTold(query);
    try (Knowledge from = Knowledge.of(registry, known, query.knownAt())) {
      return metrics.readers().cohorts(from).lengths(measure, query.whole());
    }
  }

  /**
   * A length, of those cases only that another length of the same days counts as well: where two
   * are held beside each other, both have to be about the same cases.
   *
   * @return one row, as of the metric itself
   * @throws IllegalArgumentException where one is no length of cases, or they are of other days
   * @throws BadParameterException where the one who asks is not told
   */
  public MetricRow shared(MetricQuery query, String other) {
    CaseMeasure measure = CaseMeasure.of(query.metric(), query.version());
    CaseMeasure beside = CaseMeasure.of(other);
    if (measure == null || beside == null || !hasLengths(query.metric()) || !hasLengths(other)) {
      throw new IllegalArgumentException(query.metric() + " or " + other + " is no length");
    }
    metrics.checkTold(query);
    try (Knowledge from = Knowledge.of(registry, known, query.knownAt())) {
      return metrics.readers().cohorts(from).read(measure.with(beside), query.whole()).get(0);
    }
  }

  /**
   * How far those cases came that {@link #APPLIED} counts.
   *
   * @throws IllegalArgumentException for another metric
   * @throws BadParameterException where the one who asks is not told
   */
  public CaseCourse course(MetricQuery query) {
    if (!query.metric().equals(APPLIED)) {
      throw new IllegalArgumentException("the course of cases begins with " + APPLIED);
    }
    metrics.checkTold(query);
    CaseMeasure measure = Objects.requireNonNull(CaseMeasure.of(APPLIED));
    try (Knowledge from = Knowledge.of(registry, known, query.knownAt())) {
      return metrics.readers().cohorts(from).course(measure, query.whole());
    }
  }
}
