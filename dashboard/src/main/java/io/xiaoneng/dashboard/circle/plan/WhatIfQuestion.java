package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param at the moment; null where the whole day is asked for
 * @param day the city's day, weighted by time; null where a moment is asked for
 * @param minutes of the longest walk, 1 to {@link Pace#MOST_MINUTES}
 * @param items codes that a point must all offer to count; none: every point counts
 * @param terminals whether only terminals and mailboxes open round the clock count
 * @param unit code of the unit whose figures are asked for, or below which they are; null for all
 * @param level of the units whose figures are asked for
 * @param cells whether the cells are told whose walk becomes another
 */
record WhatIfQuestion(
    @Nullable Instant at,
    @Nullable LocalDate day,
    Pace pace,
    int minutes,
    List<String> items,
    boolean terminals,
    @Nullable String unit,
    Unit.@Nullable Level level,
    boolean cells,
    List<Change> changes) {

  /** Most changes of one question. */
  static final int MOST_CHANGES = 200;

  WhatIfQuestion {
    items = List.copyOf(items);
    changes = List.copyOf(changes);
    if ((at == null) == (day == null)) {
      throw new IllegalArgumentException("either a moment or a day");
    }
  }

  /** Millimetres of the longest walk that counts. */
  int limit() {
    return pace.millimetresIn(minutes);
  }

  /** Whether that point counts for the question, were it open. */
  boolean counts(DayPoint point) {
    return point.items().containsAll(items) && (!terminals || point.isTerminal());
  }

  /** The moment asked for, epoch milliseconds. */
  long moment() {
    return Objects.requireNonNull(at, "a question about a day has no moment").toEpochMilli();
  }
}
