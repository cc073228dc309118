package io.xiaoneng.dashboard.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the stock as of an instant, as SQL over the same rows as {@link CaseMeasure}: no
 * date places their cases, but for those that ended late, which count on the day they fell due.
 *
 * @param population which cases it knows at all
 * @param looked which cases are looked at
 * @param open which of them are open
 * @param openThen which cases are open, and looked at, at the look of number {@code i}: as of
 *     {@code known_by[i]}, with what fell due before {@code due_before[i]}
 * @param due when a case falls due; "" where the metric is not about that
 * @param dueDate its local date
 * @param late which of those looked at ended, but after due; "" likewise
 */
record StockMeasure(
    String id,
    int version,
    String population,
    String looked,
    String open,
    String openThen,
    String due,
    String dueDate,
    String late) {

  private static final String OPEN = "ended = NEVER";
  private static final String OPEN_THEN = "started <= known_by[i] AND ended > known_by[i]";

  static final StockMeasure CASES_OPEN =
      new StockMeasure("cases-open", "started < NEVER", OPEN_THEN);

  static final StockMeasure OPEN_AGE =
      new StockMeasure(
          "open-age",
          "started < NEVER AND accepted < NEVER",
          OPEN_THEN + " AND accepted <= known_by[i] AND accepted_from <= known_by[i]");

  static final StockMeasure OVERDUE = overdue("overdue", "due", "due_date");

  static final StockMeasure OVERDUE_STATUTORY =
      overdue("overdue-statutory", "due_statute", "due_statutory_date");

  private static final List<StockMeasure> ALL =
      List.of(CASES_OPEN, OPEN_AGE, OVERDUE, OVERDUE_STATUTORY);

  private StockMeasure(String id, String looked, String openThen) {
    this(id, 1, CaseRows.COUNTED, looked, OPEN, openThen, "", "", "");
  }

  private static StockMeasure overdue(String id, String due, String dueDate) {
    return new StockMeasure(
        id,
        1,
        CaseRows.COUNTED,
        "started < NEVER AND " + due + " < as_of",
        OPEN,
        OPEN_THEN + " AND " + due + " < due_before[i]",
        due,
        dueDate,
        "ended < NEVER AND ended > " + due);
  }

  /** All of them. */
  static List<StockMeasure> all() {
    return ALL;
  }

  /** The measure in force behind that metric, or null where it is not one of these. */
  static @Nullable StockMeasure of(String id) {
    return ALL.stream().filter(each -> each.id.equals(id)).findFirst().orElse(null);
  }

  /** Whether the case is in that part, null where this metric has no such part. */
  @Nullable String part(CasePart part) {
    return switch (part) {
      case NUMERATOR, DENOMINATOR -> !due.isEmpty() ? null : looked + " AND " + open;
      case OPEN -> looked + " AND " + open;
      case LATE -> due.isEmpty() ? null : looked + " AND isNotNull(" + dueDate + ") AND " + late;
      case EXCLUDED, OTHERWISE -> null;
    };
  }

  /** The date that places the cases of a part into a period, null where none does. */
  @Nullable String date(CasePart part) {
    return !due.isEmpty() && part == CasePart.LATE ? dueDate : null;
  }
}
