package io.xiaoneng.job.sink;

/** What a writer counts. */
public interface SinkCounters {

  /** That many rows are in the table. */
  void inserted(int rows);

  /** A batch is tried again. */
  void retried();

  /** A row was bad and was left out. */
  void leftOut();
}
