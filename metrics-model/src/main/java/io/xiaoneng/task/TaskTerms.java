package io.xiaoneng.task;

/**
 * How long everybody has, in counted days; data with a version.
 *
 * @param receiving the unit, to sign for a task
 * @param deciding the reviewer, to answer an application for more time
 * @param verifying the reviewer, to look at what was handed in
 * @param patience after a term, before the leaders are told
 */
public record TaskTerms(
    String id, int version, int receiving, int deciding, int verifying, int patience) {

  /** The terms in force. */
  public static final TaskTerms STANDARD = new TaskTerms("task-terms", 1, 2, 3, 10, 3);
}
