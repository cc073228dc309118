package io.xiaoneng.job.sink;

import java.util.List;

/**
 * Puts a batch of rows into one table, as a whole or not at all. Used by one thread at a time.
 *
 * @param <R> a row
 */
public interface Inserter<R> extends AutoCloseable {

  /**
   * Returns once the rows are in the table.
   *
   * @param rows at least one
   * @throws InsertException where they are not, or where it is not known
   */
  void insert(List<R> rows) throws InsertException, InterruptedException;

  /** Called from time to time, also while no rows come. */
  default void idle() throws InterruptedException {}

  /** Called when everything that was taken is in the table: before a checkpoint, and at the end. */
  default void settled() throws InterruptedException {}

  /** Which table, for messages. */
  String table();

  @Override
  void close();
}
