package io.xiaoneng.assessment;

import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Units that are scored alike, and never beside those of another class.
 *
 * @param levels of the units that belong to it; no level is in two classes of a scheme
 * @param lines whose weights add up to {@link #POINTS}; no metric twice
 */
public record SchemeClass(String id, Text name, Set<Unit.Level> levels, List<SchemeLine> lines) {

  /** What a unit can earn altogether. */
  public static final int POINTS = 100;

  /** More lines than these are a thousand-point list: nobody can act on it. */
  public static final int MANY_LINES = 20;

  /**
   * Checks weights and names.
   *
   * @throws SchemeException where the weights do not add up, or a metric counts twice
   */
  public SchemeClass {
    levels = Set.copyOf(levels);
    lines = List.copyOf(lines);
    if (levels.isEmpty()) {
      throw new SchemeException("class " + id + " has no level of units");
    }
    int sum = 0;
    Set<String> metrics = new HashSet<>();
    for (SchemeLine line : lines) {
      sum += line.weight();
      if (!metrics.add(line.metric())) {
        throw new SchemeException("class " + id + " counts " + line.metric() + " twice");
      }
    }
    if (sum != POINTS) {
      throw new SchemeException(
          "the weights of class %s add up to %d, must be %d".formatted(id, sum, POINTS));
    }
  }

  /** Whether it has more lines than anybody can act on. */
  public boolean tooLong() {
    return lines.size() > MANY_LINES;
  }
}
