package io.xiaoneng.metric;

import io.xiaoneng.metric.MetricDefinition.Text;

/**
 * A sign that a figure may have been helped along, and what else looks just the same. A hint, never
 * a proof: it says which cases to look at.
 *
 * @param metric what is counted; its definition ends with {@code otherwise}
 * @param counted how it is counted
 * @param otherwise what innocent causes look like
 */
public record Indicator(MetricDefinition metric, Text counted, Text otherwise) {}
