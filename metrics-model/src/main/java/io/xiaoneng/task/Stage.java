package io.xiaoneng.task;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A part of a task with a day of its own.
 *
 * @param number 1 and up
 * @param due its last day, inclusive; null where no document gives any. Where two documents
 *     disagree, the earlier day: what is lengthened is scored at the shorter term
 */
public record Stage(int number, @Nullable LocalDate due) {}
