package io.xiaoneng.importer;

import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.Row;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what is refused, prints the first of it and writes all of it down. */
final class Refusals {

  /** So many are printed; the rest only goes to the file. */
  private static final int SHOWN = 10;

  private final @Nullable Rejects rejects;
  private final PrintStream messages;
  private long count;

  Refusals(@Nullable Rejects rejects, PrintStream messages) {
    this.rejects = rejects;
    this.messages = messages;
  }

  /** Events and rows refused so far. */
  long count() {
    return count;
  }

  void columns(String part, List<String> names) {
    if (rejects != null) {
      rejects.columns(part, names);
    }
  }

  /**
   * Refuses an event of a row, or the row.
   *
   * @param part the file of the log, or the table
   * @param rule its name; "" where no rule was reached
   */
  void refuse(String part, Row row, String rule, Reason reason, String detail) {
    count++;
    if (count <= SHOWN) {
      String of = rule.isEmpty() ? "" : ", " + rule;
      messages.println(part + ", line " + row.line() + of + ": " + reason.code() + ": " + detail);
    } else if (count == SHOWN + 1) {
      messages.println(
          "more rows are refused"
              + (rejects == null
                  ? "; --rejects FILE writes them down"
                  : ", see " + rejects.path()));
    }
    if (rejects != null) {
      rejects.write(part, row, rule, reason, detail);
    }
  }
}
