package io.xiaoneng.dashboard.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a question, whatever it is written in.
 *
 * @param asked the question
 * @param whole the figure over the whole question
 * @param other what that is held against; null where it is held against no other figure
 * @param otherFrom first day of that, where it is another period; "" else
 * @param otherTo last day likewise
 * @param rows the parts, or the days, in their order
 * @param all how many parts there are; more than there are rows where they were cut
 * @param spread of a distribution; null for others
 * @param limits of a funnel plot; null for others
 * @param otherwise of a funnel, how many cases ended in another way; null for others
 */
public record Shown(
    Exploration asked,
    Told whole,
    @Nullable Told other,
    String otherFrom,
    String otherTo,
    List<Row> rows,
    int all,
    @Nullable Spread spread,
    @Nullable Limits limits,
    @Nullable Long otherwise) {

  /** Takes its own copy. */
  public Shown {
    rows = List.copyOf(rows);
  }

  /** Whether anything is known at all. */
  public boolean any() {
    if (spread != null) {
      return !spread.bins().isEmpty();
    }
    // Where nobody applied nobody came a step further: four noughts tell nothing.
    double least = asked.kind() == Kind.FUNNEL ? 1 : Double.NEGATIVE_INFINITY;
    return rows.stream()
        .map(row -> row.told().value())
        .anyMatch(value -> value != null && value >= least);
  }

  /** Whether not all parts are shown. */
  public boolean cut() {
    return all > parts();
  }

  /** How many parts are shown. */
  public int parts() {
    return asked.kind() == Kind.LINE && asked.by() != null
        ? (int) rows.stream().map(Row::series).distinct().count()
        : rows.size();
  }
}
