package io.xiaoneng.metric;

import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One version of a metric's definition, and what it is good for.
 *
 * @param definition with the version's number
 * @param standing whether figures are published by it
 * @param inForceFrom first day of the figures that are published by it; null where it never came
 *     into force, or where no day is told
 * @param change what it counts otherwise than the version before; null for the first
 */
public record MetricVersion(
    MetricDefinition definition,
    Standing standing,
    @Nullable LocalDate inForceFrom,
    @Nullable Text change) {

  /** What a version is good for. */
  public enum Standing {
    /** In force: every figure that names no version is told by it. */
    CURRENT,
    /** Not in force: runs beside the one that is, so that its effect is seen before. */
    SHADOW,
    /** Was in force once: says what was published then. */
    FORMER;

    /** The name in answers. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The version that is in force and was never another. */
  static MetricVersion only(MetricDefinition definition) {
    return new MetricVersion(definition, Standing.CURRENT, null, null);
  }

  /** A version that runs beside the one in force. */
  static MetricVersion shadow(MetricDefinition definition, Text change) {
    return new MetricVersion(definition, Standing.SHADOW, null, change);
  }

  /** The metric's id. */
  public String id() {
    return definition.id();
  }

  /** Its number. */
  public int number() {
    return definition.version();
  }

  /** Whether figures that name no version are told by it. */
  public boolean inForce() {
    return standing == Standing.CURRENT;
  }
}
