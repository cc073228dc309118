package io.xiaoneng.hours;

import ch.poole.openinghoursparser.DateRange;
import ch.poole.openinghoursparser.DateWithOffset;
import ch.poole.openinghoursparser.Holiday;
import ch.poole.openinghoursparser.Nth;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.WeekDayRange;
import ch.poole.openinghoursparser.WeekRange;
import ch.poole.openinghoursparser.YearRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The days that one rule speaks of: all its selectors have to agree, each has alternatives. */
final class DaySelector {

  private static final int WEEK = 7;

  private final Rule rule;
  private final Predicate<LocalDate> holidays;

  private DaySelector(Rule rule, Predicate<LocalDate> holidays) {
    this.rule = rule;
    this.holidays = holidays;
  }

  /**
   * The selector of a rule.
   *
   * @throws OpeningHoursException where it speaks of days that cannot be told
   */
  static DaySelector of(Rule rule, Predicate<LocalDate> holidays, String text) {
    for (Holiday each : list(rule.getHolidays())) {
      refuse(each.getType() == Holiday.Type.SH, "school holidays", text);
      refuse(each.getOffset() != 0, "days counted from a holiday", text);
    }
    for (WeekDayRange each : list(rule.getDays())) {
      refuse(each.getOffset() != 0, "days counted from a weekday", text);
    }
    for (DateRange each : list(rule.getDates())) {
      refuse(each.getInterval() > 1, "every so many days", text);
      checkDate(each.getStartDate(), text);
      checkDate(each.getEndDate(), text);
    }
    return new DaySelector(rule, holidays);
  }

  private static void checkDate(@Nullable DateWithOffset date, String text) {
    if (date != null) {
      refuse(date.getVarDate() != null, "Easter", text);
      refuse(
          date.getNthWeekDay() != null
              || date.getWeekDayOffset() != null
              || date.getDayOffset() != 0,
          "dates counted from other dates",
          text);
    }
  }

  private static void refuse(boolean has, String what, String text) {
    if (has) {
      throw new OpeningHoursException(
          "opening hours '" + text + "' cannot be counted: they have " + what);
    }
  }

  private static <T> List<T> list(@Nullable List<T> maybe) {
    return maybe == null ? List.of() : maybe;
  }

  boolean matches(LocalDate day) {
    return years(day) && weeks(day) && dates(day) && weekdays(day);
  }

  private boolean years(LocalDate day) {
    List<YearRange> years = list(rule.getYears());
    return years.isEmpty() || years.stream().anyMatch(range -> year(range, day.getYear()));
  }

  private static boolean year(YearRange range, int year) {
    int end =
        range.isOpenEnded()
            ? Integer.MAX_VALUE
            : range.getEndYear() == YearRange.UNDEFINED_YEAR
                ? range.getStartYear()
                : range.getEndYear();
    return year >= range.getStartYear()
        && year <= end
        && (year - range.getStartYear()) % Math.max(1, range.getInterval()) == 0;
  }

  private boolean weeks(LocalDate day) {
    List<WeekRange> weeks = list(rule.getWeeks());
    int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return weeks.isEmpty() || weeks.stream().anyMatch(range -> week(range, week));
  }

  private static boolean week(WeekRange range, int week) {
    int end =
        range.getEndWeek() == WeekRange.UNDEFINED_WEEK ? range.getStartWeek() : range.getEndWeek();
    return week >= range.getStartWeek()
        && week <= end
        && (week - range.getStartWeek()) % Math.max(1, range.getInterval()) == 0;
  }

  private boolean dates(LocalDate day) {
    List<DateRange> dates = list(rule.getDates());
    return dates.isEmpty() || dates.stream().anyMatch(range -> date(range, day));
  }

  private static boolean date(DateRange range, LocalDate day) {
    DateWithOffset start = range.getStartDate();
    DateWithOffset end = range.getEndDate();
    boolean dated = start.getYear() != YearRange.UNDEFINED_YEAR;
    if (start.isOpenEnded()) {
      return !day.isBefore(first(start, dated ? start.getYear() : day.getYear()));
    }
    if (dated) {
      LocalDate from = first(start, start.getYear());
      int endYear =
          end != null && end.getYear() != YearRange.UNDEFINED_YEAR ? end.getYear() : from.getYear();
      LocalDate to = last(end == null ? start : filled(end, start), endYear);
      // "2026 Dec 20-Jan 10" ends in the year after.
      LocalDate until = to.isBefore(from) ? last(end == null ? start : end, endYear + 1) : to;
      return !day.isBefore(from) && !day.isAfter(until);
    }
    LocalDate from = first(start, day.getYear());
    LocalDate to = last(end == null ? start : filled(end, start), day.getYear());
    return to.isBefore(from)
        ? !day.isBefore(from) || !day.isAfter(to)
        : !day.isBefore(from) && !day.isAfter(to);
  }

  /** "Oct 1-7" has a month at its beginning only. */
  private static DateWithOffset filled(DateWithOffset end, DateWithOffset start) {
    if (end.getMonth() != null) {
      return end;
    }
    DateWithOffset filled = end.copy();
    filled.setMonth(start.getMonth());
    return filled;
  }

  private static LocalDate first(DateWithOffset date, int year) {
    int month = date.getMonth() == null ? 1 : date.getMonth().ordinal() + 1;
    int day = date.undefinedDay() ? 1 : date.getDay();
    return clipped(year, month, day);
  }

  private static LocalDate last(DateWithOffset date, int year) {
    int month = date.getMonth() == null ? 12 : date.getMonth().ordinal() + 1;
    return clipped(year, month, date.undefinedDay() ? 31 : date.getDay());
  }

  private static LocalDate clipped(int year, int month, int day) {
    YearMonth within = YearMonth.of(year, month);
    return within.atDay(Math.min(day, within.lengthOfMonth()));
  }

  private boolean weekdays(LocalDate day) {
    List<WeekDayRange> days = list(rule.getDays());
    List<Holiday> special = list(rule.getHolidays());
    boolean weekday = days.stream().anyMatch(range -> weekday(range, day));
    if (special.isEmpty()) {
      return days.isEmpty() || weekday;
    }
    boolean holiday = holidays.test(day);
    // "PH,Mo" means either, "PH Mo" a holiday that is a Monday.
    boolean either = special.stream().anyMatch(Holiday::getUseAsWeekDay);
    return days.isEmpty() ? holiday : either ? holiday || weekday : holiday && weekday;
  }

  private static boolean weekday(WeekDayRange range, LocalDate day) {
    int at = day.getDayOfWeek().ordinal();
    int start = range.getStartDay().ordinal();
    int end = range.getEndDay() == null ? start : range.getEndDay().ordinal();
    boolean within = start <= end ? at >= start && at <= end : at >= start || at <= end;
    List<Nth> nths = list(range.getNths());
    return within && (nths.isEmpty() || nths.stream().anyMatch(nth -> nth(nth, day)));
  }

  private static boolean nth(Nth nth, LocalDate day) {
    int fromStart = (day.getDayOfMonth() - 1) / WEEK + 1;
    int fromEnd = -((day.lengthOfMonth() - day.getDayOfMonth()) / WEEK + 1);
    int last = nth.getEndNth() == Nth.INVALID_NTH ? nth.getStartNth() : nth.getEndNth();
    int at = nth.getStartNth() < 0 ? fromEnd : fromStart;
    return at >= Math.min(nth.getStartNth(), last) && at <= Math.max(nth.getStartNth(), last);
  }
}
