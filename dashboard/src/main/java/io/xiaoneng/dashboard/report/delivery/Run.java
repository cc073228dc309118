package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One making of a report and what became of it.
 *
 * @param schedule id of the schedule it came from, which may be gone
 * @param name of the schedule, as it was
 * @param attempts how often it was begun to be made
 * @param notBefore when it may be made; null where it will not be any more
 * @param section that failed last; "" where none did
 * @param reason why it failed last; ""
 * @param askedBy who asked for it; the program where it was due
 * @param madeAt when all of it was there; null before
 */
record Run(
    long id,
    long schedule,
    String name,
    ReportKind kind,
    String period,
    List<ReportFormat> formats,
    Locale language,
    Origin origin,
    Instant dueAt,
    State state,
    int attempts,
    @Nullable Instant notBefore,
    String section,
    String reason,
    String askedBy,
    Instant createdAt,
    @Nullable Instant madeAt) {

  /** Why it is there. */
  enum Origin {
    /** It was due. */
    SCHEDULE,
    /** Somebody asked for a past period. */
    BACK_RUN
  }

  /** How far it is. */
  enum State {
    /** It waits to be made. */
    PLANNED,
    /** It is being made now. */
    MAKING,
    /** It could not be made; nothing of it is sent. */
    FAILED_MAKING,
    /** All of it lies in the spool, and goes to its recipients. */
    MADE,
    /** Somebody stopped it. */
    STOPPED
  }

  /** Whether it failed for good. */
  boolean givenUp() {
    return state == State.FAILED_MAKING && notBefore == null;
  }

  /** What audit lines and notices are about. */
  static String subject(long id) {
    return "report-run/" + id;
  }

  /** Where people look at it. */
  static String link(long id) {
    return "/reports/runs/" + id;
  }
}
