package io.xiaoneng.assessment;

import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Units that are scored alike, and never beside those of another class.
 *
 * @param members who belongs to it; nobody is in two classes of a scheme
 * @param lines whose weights add up to {@link #POINTS}; no metric twice
 * @param deductions what is taken off
 * @param bonusMost points that can be awarded beside the lines altogether, 0 for none
 */
public record SchemeClass(
    String id,
    Text name,
    Population members,
    List<SchemeLine> lines,
    Deductions deductions,
    double bonusMost) {

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
    lines = List.copyOf(lines);
    if (id.isBlank()) {
      throw new SchemeException("a class has no id");
    }
    if (!(bonusMost >= 0 && bonusMost <= POINTS)) {
      throw new SchemeException("class " + id + " awards " + bonusMost + ", must lie in 0 to 100");
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

  /** Units of some levels, without deductions and bonuses. */
  public SchemeClass(String id, Text name, Set<Unit.Level> levels, List<SchemeLine> lines) {
    this(id, name, Population.units(levels), lines, Deductions.NONE, 0);
  }

  /** Levels of its units; empty where it is of no units. */
  public Set<Unit.Level> levels() {
    return members.levels();
  }

  /** Whether it has more lines than anybody can act on. */
  public boolean tooLong() {
    return lines.size() > MANY_LINES;
  }
}
