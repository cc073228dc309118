package io.xiaoneng.dashboard.report;

import io.xiaoneng.dashboard.report.ReportPeriodException.Why;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report is about, in days of the city's zone.
 *
 * @param text as addresses have it: {@code 2026-03}, {@code 2026-W10}, {@code 2026-03-H1}
 * @param from first day, inclusive
 * @param to last day, inclusive
 */
public record ReportPeriod(ReportKind kind, String text, LocalDate from, LocalDate to) {

  private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
  private static final Pattern HALF = Pattern.compile("(\\d{4}-\\d{2})-H([12])");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

  /** Last day of the first half of a month. */
  private static final int HALF_ENDS = 15;

  /**
   * Reads a period.
   *
   * @throws ReportPeriodException where reports of that kind have no such period
   */
  public static ReportPeriod parse(ReportKind kind, String text) {
    try {
      return switch (kind) {
        case MONTHLY, CIRCULAR -> month(kind, text);
        case WEEKLY -> week(text);
        case HALF_MONTHLY -> half(text);
      };
    } catch (DateTimeException e) {
      throw unreadable(kind, text);
    }
  }

  private static ReportPeriodException unreadable(ReportKind kind, String text) {
    String like =
        switch (kind) {
          case MONTHLY, CIRCULAR -> "2026-03";
          case WEEKLY -> "2026-W10";
          case HALF_MONTHLY -> "2026-03-H1";
        };
    return new ReportPeriodException(
        Why.UNREADABLE, "the period is \"" + text + "\", must be one such as " + like);
  }

  private static ReportPeriod month(ReportKind kind, String text) {
    if (!MONTH.matcher(text).matches()) {
      throw unreadable(kind, text);
    }
    YearMonth month = YearMonth.parse(text);
    return new ReportPeriod(kind, text, month.atDay(1), month.atEndOfMonth());
  }

  private static ReportPeriod week(String text) {
    Matcher parts = WEEK.matcher(text);
    if (!parts.matches()) {
      throw unreadable(ReportKind.WEEKLY, text);
    }
    int year = Integer.parseInt(parts.group(1));
    LocalDate monday =
        LocalDate.of(year, 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(parts.group(2)))
            .with(DayOfWeek.MONDAY);
    ReportPeriod week = of(ReportKind.WEEKLY, monday);
    if (!week.text().equals(text)) {
      throw unreadable(ReportKind.WEEKLY, text);
    }
    return week;
  }

  private static ReportPeriod half(String text) {
    Matcher parts = HALF.matcher(text);
    if (!parts.matches()) {
      throw unreadable(ReportKind.HALF_MONTHLY, text);
    }
    YearMonth month = YearMonth.parse(parts.group(1));
    return of(ReportKind.HALF_MONTHLY, month.atDay(parts.group(2).equals("1") ? 1 : HALF_ENDS + 1));
  }

  /** The period of that kind in which a day lies. */
  public static ReportPeriod of(ReportKind kind, LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return switch (kind) {
      case MONTHLY, CIRCULAR ->
          new ReportPeriod(kind, month.toString(), month.atDay(1), month.atEndOfMonth());
      case WEEKLY -> {
        LocalDate monday = day.with(DayOfWeek.MONDAY);
        yield new ReportPeriod(
            kind,
            "%04d-W%02d"
                .formatted(
                    monday.get(IsoFields.WEEK_BASED_YEAR),
                    monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
            monday,
            monday.plusDays(6));
      }
      case HALF_MONTHLY -> {
        boolean first = day.getDayOfMonth() <= HALF_ENDS;
        yield new ReportPeriod(
            kind,
            month + (first ? "-H1" : "-H2"),
            first ? month.atDay(1) : month.atDay(HALF_ENDS + 1),
            first ? month.atDay(HALF_ENDS) : month.atEndOfMonth());
      }
    };
  }

  /** The newest period of that kind that is over on a day. */
  public static ReportPeriod latest(ReportKind kind, LocalDate today) {
    return of(kind, of(kind, today).from().minusDays(1));
  }

  /** The period before. */
  public ReportPeriod before() {
    return of(kind, from.minusDays(1));
  }

  /** The period after. */
  public ReportPeriod after() {
    return of(kind, to.plusDays(1));
  }

  /** Whether its last day is past. */
  public boolean over(LocalDate today) {
    return today.isAfter(to);
  }

  /**
   * The same, once it is over.
   *
   * @throws ReportPeriodException where it is not
   */
  public ReportPeriod checkedOver(LocalDate today) {
    if (!over(today)) {
      throw new ReportPeriodException(
          Why.NOT_OVER, text + " is not over: its last day is " + to + ", today is " + today);
    }
    return this;
  }

  /** How many days it has. */
  public int days() {
    return (int) ChronoUnit.DAYS.between(from, to) + 1;
  }
}
