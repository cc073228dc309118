package io.xiaoneng.dashboard.today;

import java.util.Locale;

/**
 * What can be told first. The order is that of the telling, and decision 0033 says why: first what
 * makes every other figure doubtful, then what somebody promised and let pass, then what goes wrong
 * without a term having passed, then what will.
 */
public enum MatterKind {
  /** At least half of the sources that report day by day are silent: no figure can be believed. */
  BLIND(true),
  /** A red card has not been answered in its term. */
  RED_LATE(true),
  /** A card or order was not mended in its term. */
  ORDER_LATE(true),
  /** More than half of a class fails. */
  SYSTEMIC(true),
  /** A stage of a task is past, with whoever was charged with it. */
  TASK_LATE(true),
  /** Stages of tasks are past that nobody was charged with. */
  TASKS_UNASSIGNED(true),
  /** A source is silent, or a whole district. */
  SILENT(false),
  /** A dated target will rather not be reached. */
  TARGET_UNLIKELY(false),
  /** A figure went the worse way last week, by more than chance. */
  WORSE(false),
  /** A red card was issued and is being dealt with in its terms. */
  RED_OPEN(false),
  /** Cases that are open past their promise. */
  STOCK(false),
  /** Red flags that nobody has verified: how many, never whose. */
  UNVERIFIED(false);

  private final boolean grave;

  MatterKind(boolean grave) {
    this.grave = grave;
  }

  /** Whether a term has passed or a red line is crossed. */
  public boolean grave() {
    return grave;
  }

  /** Its name in the answers and, after {@code today.kind.}, in the messages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
