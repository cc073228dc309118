package io.xiaoneng.bench.job;

/**
 * Counts the rows of one writer, in its thread.
 *
 * @param <R> a row
 */
public interface Tally<R> {

  /** Takes a row. */
  void take(R row);

  /** Adds what was counted to the totals; called when no more rows come. */
  void addTo(Totals totals);
}
