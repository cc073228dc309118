package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.report.ReportKind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report of a kind is about: a month, a week from Monday on, or half a month.
 *
 * @param first day of it
 * @param last day of it, inclusive
 */
record Period(ReportKind kind, LocalDate first, LocalDate last) {

  private static final int HALF = 15;
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d\\d)");
  private static final Pattern HALVES = Pattern.compile("(\\d{4}-\\d\\d)-H([12])");

  /** The one of that kind in which a day lies. */
  static Period containing(ReportKind kind, LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return switch (kind) {
      case WEEKLY -> {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield new Period(kind, monday, monday.plusDays(6));
      }
      case HALF_MONTHLY ->
          day.getDayOfMonth() <= HALF
              ? new Period(kind, month.atDay(1), month.atDay(HALF))
              : new Period(kind, month.atDay(HALF + 1), month.atEndOfMonth());
      case MONTHLY, CIRCULAR -> new Period(kind, month.atDay(1), month.atEndOfMonth());
    };
  }

  /**
   * As it is written in an order: {@code 2026-03}, {@code 2026-W10}, {@code 2026-03-H1}.
   *
   * @throws BadParameterException where it is none of that kind
   */
  static Period parse(ReportKind kind, String text) {
    try {
      Period period =
          switch (kind) {
            case WEEKLY -> {
              Matcher week = matched(WEEK, text);
              // The fourth of January is always in the first week.
              LocalDate inside =
                  LocalDate.of(Integer.parseInt(week.group(1)), 1, 4)
                      .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(week.group(2)));
              yield containing(kind, inside);
            }
            case HALF_MONTHLY -> {
              Matcher half = matched(HALVES, text);
              YearMonth month = YearMonth.parse(half.group(1));
              yield containing(kind, month.atDay(half.group(2).equals("1") ? 1 : HALF + 1));
            }
            case MONTHLY, CIRCULAR -> containing(kind, YearMonth.parse(text).atDay(1));
          };
      if (period.text().equals(text)) {
        return period;
      }
    } catch (DateTimeException e) {
      // Told below, as any other text that is none.
    }
    throw new BadParameterException(
        "period", "period of a report " + kind + " must be like " + example(kind));
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new DateTimeException("no period: " + text);
    }
    return matcher;
  }

  /** One of that kind, for forms and messages. */
  static String example(ReportKind kind) {
    return containing(kind, LocalDate.of(2026, 3, 2)).text();
  }

  /** The one before. */
  Period previous() {
    return containing(kind, first.minusDays(1));
  }

  /** The one after. */
  Period next() {
    return containing(kind, last.plusDays(1));
  }

  /** Whether it is over on a day. */
  boolean isOver(LocalDate today) {
    return last.isBefore(today);
  }

  /** As it stands in an order. */
  String text() {
    return switch (kind) {
      case WEEKLY ->
          "%04d-W%02d"
              .formatted(
                  first.get(IsoFields.WEEK_BASED_YEAR),
                  first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case HALF_MONTHLY -> YearMonth.from(first) + (first.getDayOfMonth() == 1 ? "-H1" : "-H2");
      case MONTHLY, CIRCULAR -> YearMonth.from(first).toString();
    };
  }
}
