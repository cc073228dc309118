package io.xiaoneng.dashboard.supervision.flag.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version said of a month beside the one that counted then.
 *
 * @param period month, {@code 2026-03}
 * @param counted the version that counted
 * @param version the other one
 * @param ofCounted how many flags that stand it gave, by level, the gravest first
 * @param ofOther likewise
 * @param differences the units, or whole classes, of which the two say different things
 */
public record RuleComparison(
    String period,
    int counted,
    int version,
    Map<String, Long> ofCounted,
    Map<String, Long> ofOther,
    List<Difference> differences) {

  /** Takes its own copy. */
  public RuleComparison {
    differences = List.copyOf(differences);
  }

  /**
   * One unit.
   *
   * @param unit code; "" for a whole class
   * @param counted level of its flag by the version that counted; null without one
   * @param countedFlag its number
   * @param other level by the other version; null without one
   */
  public record Difference(
      String metric,
      String unitClass,
      String unit,
      @Nullable String counted,
      @Nullable Long countedFlag,
      @Nullable String other,
      @Nullable Long otherFlag) {}
}
