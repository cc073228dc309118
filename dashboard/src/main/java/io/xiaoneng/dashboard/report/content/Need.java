package io.xiaoneng.dashboard.report.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a decision of a leader.
 *
 * @param title of the card or task, name of the metric, name of the source
 * @param whose code of the unit that has to do it; null where nobody is named yet
 * @param by when it has to be done, or had to be; null where it has no term
 * @param past whether that is over
 */
public record Need(
    Kind kind, String title, @Nullable String whose, @Nullable Instant by, boolean past) {

  /** What it is; the order is that of the list. */
  public enum Kind {
    /** An issued red card that the unit has not answered. */
    RED_UNANSWERED,
    /** A card or order whose term to mend is past. */
    ORDER_OVERDUE,
    /** A task of which a stage's day is past. */
    TASK_OVERDUE,
    /** Tasks of which a stage's day is past, and that nobody was given yet. */
    TASKS_UNASSIGNED,
    /** More than half of a class fails: one problem of the lead department. */
    SYSTEMIC,
    /** A source that is silent. */
    SILENT
  }
}
