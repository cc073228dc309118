package io.xiaoneng.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Periods as targets write them. */
final class PeriodText {

  private PeriodText() {}

  /** First and last day of a period, or null where the text is none. */
  static LocalDate @Nullable [] days(String text) {
    try {
      if (text.matches("[0-9]{4}")) {
        return months(YearMonth.of(Integer.parseInt(text), 1), 12);
      }
      if (text.matches("[0-9]{4}-Q[1-4]")) {
        int quarter = text.charAt(6) - '1';
        return months(YearMonth.of(Integer.parseInt(text.substring(0, 4)), 1 + 3 * quarter), 3);
      }
      if (text.matches("[0-9]{4}-[0-9]{2}")) {
        return months(YearMonth.parse(text), 1);
      }
      int dots = text.indexOf("..");
      if (dots < 0) {
        return null;
      }
      LocalDate from = LocalDate.parse(text.substring(0, dots));
      LocalDate to = LocalDate.parse(text.substring(dots + 2));
      return to.isBefore(from) ? null : new LocalDate[] {from, to};
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate[] months(YearMonth first, int months) {
    return new LocalDate[] {
      first.atDay(1), first.plusMonths(months - 1L).atEndOfMonth(),
    };
  }
}
