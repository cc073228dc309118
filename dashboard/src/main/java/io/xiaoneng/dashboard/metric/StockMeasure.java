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
  OVERDUE("overdue", "started < NEVER AND due < as_of", "ended = NEVER");

  /** Ended, but after due. */
  static final String ENDED_LATE = "ended < NEVER AND ended > due";

  final String id;

  /** Which cases are looked at. */
  final String looked;

  /** Which of them are open. */
  final String open;

  StockMeasure(String id, String looked, String open) {
    this.id = id;
    this.looked = looked;
    this.open = open;
  }

  /** The measure behind that metric, or null where it is not one of these. */
  static @Nullable StockMeasure of(String id) {
    return Stream.of(values()).filter(each -> each.id.equals(id)).findFirst().orElse(null);
  }

  /** Whether the case is in that part, null where this metric has no such part. */
  @Nullable String part(CasePart part) {
    return switch (part) {
      case NUMERATOR, DENOMINATOR -> this == OVERDUE ? null : looked + " AND " + open;
      case OPEN -> looked + " AND " + open;
      case LATE -> this == OVERDUE ? looked + " AND isNotNull(due_date) AND " + ENDED_LATE : null;
      case EXCLUDED -> null;
    };
  }

  /** The date that places the cases of a part into a period, null where none does. */
  @Nullable String date(CasePart part) {
    return this == OVERDUE && part == CasePart.LATE ? "due_date" : null;
  }
}
