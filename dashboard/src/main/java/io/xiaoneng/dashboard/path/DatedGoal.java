package io.xiaoneng.dashboard.path;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value that a figure is to reach by a day.
 *
 * @param source of the record or the stage
 * @param id in its source: the record's, or {@code CODE/STAGE} of a task
 * @param metric id in the catalogue
 * @param unit code of the unit whose subtree it holds for; null for the whole city
 * @param value in the metric's unit
 * @param by the last day, inclusive
 * @param document that sets it, "" where not told
 * @param task number of the task in the ledger; null for a record of the registry
 */
public record DatedGoal(
    Source source,
    String id,
    String metric,
    @Nullable String unit,
    double value,
    LocalDate by,
    String nameZh,
    String nameEn,
    String document,
    @Nullable Long task) {

  /** Where it stands. */
  public enum Source {
    /** A target 目标值 of the registry; its day is the end of its period. */
    REGISTRY,
    /** A stage of a task in the ledger. */
    TASK
  }
}
