package io.xiaoneng.dashboard.metric;

import java.util.List;
import java.util.function.Consumer;

/** Where the rows of a list come from. */
interface ListReader {

  /** How many rows the whole list has. */
  long count(ListQuery query);

  /** The rows of the page asked for. */
  List<ListLine> page(ListQuery query);

  /** Every row, in the order asked for, one after the other. */
  void all(ListQuery query, Consumer<ListLine> to);
}
