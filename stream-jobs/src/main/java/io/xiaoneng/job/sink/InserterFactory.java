package io.xiaoneng.job.sink;

import java.io.Serializable;

/**
 * Travels with the job and opens an inserter in each subtask.
 *
 * @param <R> a row
 */
@FunctionalInterface
public interface InserterFactory<R> extends Serializable {

  /** An inserter of its own; nothing is connected yet. */
  Inserter<R> create(int subtask);
}
