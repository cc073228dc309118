package io.xiaoneng.dashboard.change;

import io.xiaoneng.dashboard.metric.Dimension;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which change is to be explained.
 *
 * @param metric id in the catalogue
 * @param filters whose figure it is, as of a metric's question; a unit stands for its subtree
 * @param before the earlier period
 * @param after the later one
 */
public record ChangeQuestion(
    String metric, Map<Dimension, List<String>> filters, Span before, Span after) {

  /**
   * Takes its own copy.
   *
   * @throws IllegalArgumentException where the periods overlap or are told the wrong way round
   */
  public ChangeQuestion {
    filters = Map.copyOf(filters);
    if (!before.to().isBefore(after.from())) {
      throw new IllegalArgumentException(before + " is not before " + after);
    }
  }

  /**
   * A month against the month before.
   *
   * @param unit whose figure; null for the whole city
   */
  public static ChangeQuestion of(String metric, @Nullable String unit, YearMonth month) {
    return of(metric, unit, Span.of(month.minusMonths(1)), Span.of(month));
  }

  /** A period against another. */
  public static ChangeQuestion of(String metric, @Nullable String unit, Span before, Span after) {
    return new ChangeQuestion(
        metric, unit == null ? Map.of() : Map.of(Dimension.UNIT, List.of(unit)), before, after);
  }

  /**
   * What both periods are, where one follows the other: weeks or calendar months; null for anything
   * else.
   */
  @Nullable Dimension step() {
    if (!before.to().plusDays(1).equals(after.from())) {
      return null;
    }
    return before.week() && after.week()
        ? Dimension.WEEK
        : before.month() && after.month() ? Dimension.MONTH : null;
  }

  /** The one unit that is asked about; null for the city, for several, or with other filters. */
  @Nullable String unit() {
    List<String> units = filters.getOrDefault(Dimension.UNIT, List.of());
    return units.size() == 1 ? units.get(0) : null;
  }

  /** Whether the figure is that of a unit as a whole, with nothing else narrowing it. */
  boolean ofWholeUnit() {
    return unit() != null && filters.size() == 1;
  }
}
