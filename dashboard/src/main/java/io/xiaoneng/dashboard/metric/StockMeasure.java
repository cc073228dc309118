package io.xiaoneng.dashboard.metric;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the stock as of an instant, as SQL over the same rows as {@link CaseMeasure}: no
 * date places their cases, but for those that ended late, which count on the day they fell due.
 */
enum StockMeasure {
  CASES_OPEN("cases-open", "started < NEVER", "ended = NEVER"),
  OPEN_AGE("open-age", "started < NEVER AND accepted < NEVER", "ended = NEVER"),
  OVERDUE("overdue", "started < NEVER AND due < as_of", "ended = NEVER", "due", "due_date"),
  OVERDUE_STATUTORY(
      "overdue-statutory",
      "started < NEVER AND due_statute < as_of",
      "ended = NEVER",
      "due_statute",
      "due_statutory_date");

  final String id;

  /** Which cases are looked at. */
  final String looked;

  /** Which of them are open. */
  final String open;

  /** When a case falls due; "" where the metric is not about that. */
  final String due;

  /** Its local date. */
  final String dueDate;

  StockMeasure(String id, String looked, String open) {
    this(id, looked, open, "", "");
  }

  StockMeasure(String id, String looked, String open, String due, String dueDate) {
    this.id = id;
    this.looked = looked;
    this.open = open;
    this.due = due;
    this.dueDate = dueDate;
  }

  /** Ended, but after due. */
  String endedLate() {
    return "ended < NEVER AND ended > " + due;
  }

  /** The measure behind that metric, or null where it is not one of these. */
  static @Nullable StockMeasure of(String id) {
    return Stream.of(values()).filter(each -> each.id.equals(id)).findFirst().orElse(null);
  }

  /** Whether the case is in that part, null where this metric has no such part. */
  @Nullable String part(CasePart part) {
    return switch (part) {
      case NUMERATOR, DENOMINATOR -> !due.isEmpty() ? null : looked + " AND " + open;
      case OPEN -> looked + " AND " + open;
      case LATE ->
          due.isEmpty() ? null : looked + " AND isNotNull(" + dueDate + ") AND " + endedLate();
      case EXCLUDED -> null;
    };
  }

  /** The date that places the cases of a part into a period, null where none does. */
  @Nullable String date(CasePart part) {
    return !due.isEmpty() && part == CasePart.LATE ? dueDate : null;
  }
}
