package io.xiaoneng.dashboard.metric;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on the columns of {@code case_row} as they are kept, each with AND before it. They
 * only leave out cases that the question leaves out anyway, before their milestones are worked out,
 * which is what costs most of the time.
 */
final class CaseDates {

  private CaseDates() {}

  /**
   * A condition on the table's own columns, with AND before it: cases that have none of the dates
   * in the period are left out before anything is worked out for them. "" where the period has
   * neither end.
   *
   * @param dates columns that place a case, or {@code rated_date} for any of its ratings
   */
  static String within(Collection<String> dates, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null && to == null) {
      return "";
    }
    return dates.stream()
        .distinct()
        .sorted()
        .map(date -> within(date, from, to))
        .collect(Collectors.joining(" OR ", " AND (", ")"));
  }

  private static String within(String date, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (date.equals(CaseCohort.RATED.date())) {
      return "arrayExists(r -> " + within("r.date", from, to) + ", ratings)";
    }
    return Stream.of(
            from == null ? "" : date + " >= toDate32('" + from + "')",
            to == null ? "" : date + " <= toDate32('" + to + "')")
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" AND "));
  }

  /** The same for those that a measure places into the period of a question. */
  static String within(CaseMeasure measure, MetricQuery query) {
    return within(List.of(measure.cohort().date()), query.from(), query.to());
  }

  /**
   * That a case had not ended at an instant, or has that date in the period; "" where the period
   * has neither end.
   *
   * @param asOf epoch milliseconds
   */
  static String notEndedOr(
      long asOf, String date, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null && to == null) {
      return "";
    }
    return " AND (" + notEnded(asOf) + " OR ifNull(" + within(date, from, to) + ", false))";
  }

  /**
   * That a case had not ended at an instant, without AND before it.
   *
   * @param asOf epoch milliseconds
   */
  static String notEnded(long asOf) {
    return Stream.of("decided_at", "refused_at", "closed_at")
        .map(each -> "ifNull(toUnixTimestamp64Milli(" + each + ") > " + asOf + ", true)")
        .collect(Collectors.joining(" AND "));
  }
}
