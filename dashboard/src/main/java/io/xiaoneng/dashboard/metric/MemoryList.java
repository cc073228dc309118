package io.xiaoneng.dashboard.metric;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that is put together here, because its rows are no rows of ClickHouse: instances, whose
 * days are counted by the calendar, and the catalogue of items.
 */
final class MemoryList implements ListReader {

  private final Function<ListQuery, List<ListLine>> rows;

  /**
   * @param rows all rows of a list in the order of their keys
   */
  MemoryList(Function<ListQuery, List<ListLine>> rows) {
    this.rows = rows;
  }

  @Override
  public long count(ListQuery query) {
    return rows.apply(query).size();
  }

  @Override
  public List<ListLine> page(ListQuery query) {
    return sorted(query).stream()
        .skip((long) query.page() * query.size())
        .limit(query.size())
        .toList();
  }

  @Override
  public void all(ListQuery query, Consumer<ListLine> to) {
    sorted(query).forEach(to);
  }

  private List<ListLine> sorted(ListQuery query) {
    int column = query.kind().columns().indexOf(query.sort());
    Comparator<Object> values = MemoryList::compare;
    Comparator<@Nullable Object> order =
        Comparator.nullsLast(query.descending() ? values.reversed() : values);
    return rows.apply(query).stream()
        .sorted((a, b) -> order.compare(a.values().get(column), b.values().get(column)))
        .toList();
  }

  /** Two values of one column are of one type, which has an order. */
  @SuppressWarnings("unchecked")
  private static int compare(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }
}
