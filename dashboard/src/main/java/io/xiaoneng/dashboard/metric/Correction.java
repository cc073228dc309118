package io.xiaoneng.dashboard.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has changed of a figure since it was known, case by case.
 *
 * @param parts the numbers the figure is made of, each of which is a sum over cases: numerator and
 *     denominator, or open and late
 * @param then the figure as it was known
 * @param now the same figure of all that is known now
 * @param changed how many cases add something else to it now
 * @param cases those of the page, the largest differences first
 */
public record Correction(
    List<String> parts, Side then, Side now, long changed, List<Changed> cases) {

  /**
   * The figure of one side.
   *
   * @param value what is published; null where there is none, or where it is no number of its own
   * @param parts in the order of {@link Correction#parts}
   */
  public record Side(@Nullable Double value, List<Double> parts) {}

  /**
   * A case that adds something else than it did.
   *
   * @param then what it added to each part; 0 where it was not known or did not count
   * @param now what it adds
   * @param was its milestones as they were known; null where it was not known
   * @param is its milestones now; null where it is none any more
   */
  public record Changed(
      String caseId,
      List<Double> then,
      List<Double> now,
      @Nullable CaseLine was,
      @Nullable CaseLine is) {}
}
