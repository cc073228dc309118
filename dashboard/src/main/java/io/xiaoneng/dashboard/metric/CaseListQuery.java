package io.xiaoneng.dashboard.metric;

import java.util.List;
import java.util.Map;

/**
 * One question for the cases behind a figure.
 *
 * @param query the figure's own question; where a row of it is meant, its period is the row's
 * @param part which of its numbers
 * @param keys the row's key, exactly as the figure groups: "" where the figure has null. A unit
 *     here is that unit alone, or all that are rolled up to it, while one among the filters stands
 *     for its subtree
 * @param knownBy milestones after it have not happened, epoch milliseconds
 * @param dueBefore promises before it have fallen due, epoch milliseconds
 * @param sort by which column
 * @param descending largest first
 * @param page from 0
 * @param size cases on a page
 */
record CaseListQuery(
    MetricQuery query,
    CasePart part,
    Map<Grouping, String> keys,
    long knownBy,
    long dueBefore,
    Sort sort,
    boolean descending,
    int page,
    int size) {

  CaseListQuery {
    keys = Map.copyOf(keys);
  }

  /** A column that cases are sorted by. */
  enum Sort {
    CASE("case", "case_id"),
    UNIT("unit", "toString(unit)"),
    ITEM("item", "toString(item)"),
    CHANNEL("channel", "toString(channel)"),
    APPLIED("appliedAt", "nullIf(applied, NEVER)"),
    ACCEPTED("acceptedAt", "nullIf(accepted, NEVER)"),
    DECIDED("decidedAt", "nullIf(decided, NEVER)"),
    DUE("due", "nullIf(due, NEVER)"),
    DAYS("d1", "d1"),
    VALUE("value", "value");

    private final String wireName;
    final String expression;

    Sort(String wireName, String expression) {
      this.wireName = wireName;
      this.expression = expression;
    }

    /** The name in requests; that of the column. */
    String wireName() {
      return wireName;
    }

    /** Every name. */
    static List<String> names() {
      return List.of(values()).stream().map(Sort::wireName).toList();
    }
  }
}
