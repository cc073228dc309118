package io.xiaoneng.assessment;

import io.xiaoneng.metric.MetricDefinition.Text;

/**
 * One thing that counts.
 *
 * @param metric id in the catalogue
 * @param weight points it can earn, above 0
 * @param leastCases with fewer cases it is shown and not scored, 1 or more
 * @param target in the metric's unit: what the document asks for
 * @param scoring what a value earns
 * @param source which document or law sets the target
 */
public record SchemeLine(
    String metric, int weight, int leastCases, double target, Scoring scoring, Text source) {

  /**
   * Checks the bounds.
   *
   * @throws SchemeException where one makes no sense, or the source is missing
   */
  public SchemeLine {
    if (metric.isBlank()) {
      throw new SchemeException("a line names no metric");
    }
    if (weight < 1) {
      throw new SchemeException(metric + ": weight is " + weight + ", must be above 0");
    }
    if (leastCases < 1) {
      throw new SchemeException(metric + ": leastCases is " + leastCases + ", must be above 0");
    }
    if (!Double.isFinite(target)) {
      throw new SchemeException(metric + ": target is " + target + ", must be a number");
    }
    if (source.zh().isBlank() || source.en().isBlank()) {
      throw new SchemeException(metric + ": the target has no source");
    }
  }
}
