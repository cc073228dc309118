package io.xiaoneng.dashboard.metric;

import java.util.Map;

/**
 * One question for what is behind a figure.
 *
 * @param query the figure's own question; where a row of it is meant, its period is the row's
 * @param kind what the rows are
 * @param part which of its numbers
 * @param keys the row's key, exactly as the figure groups: "" where the figure has null. A unit
 *     here is that unit alone, or all that are rolled up to it, while one among the filters stands
 *     for its subtree
 * @param knownBy milestones after it have not happened, epoch milliseconds
 * @param dueBefore promises before it have fallen due, epoch milliseconds
 * @param sort by which column
 * @param descending largest first
 * @param page from 0
 * @param size rows on a page
 */
record ListQuery(
    MetricQuery query,
    ListKind kind,
    CasePart part,
    Map<Grouping, String> keys,
    long knownBy,
    long dueBefore,
    ListColumn sort,
    boolean descending,
    int page,
    int size) {

  ListQuery {
    keys = Map.copyOf(keys);
  }

  /** All cases of that part of the whole figure. */
  static ListQuery whole(MetricQuery query, CasePart part) {
    long asOf = query.asOf().toEpochMilli();
    ListColumn first = ListKind.CASE.columns().get(0);
    return new ListQuery(query, ListKind.CASE, part, Map.of(), asOf, asOf, first, false, 0, 1);
  }

  /** The metric whose figure is meant. */
  String metric() {
    return query.metric();
  }
}
