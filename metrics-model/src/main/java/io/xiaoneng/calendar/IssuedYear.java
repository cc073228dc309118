package io.xiaoneng.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The days that one issue of one year names; every other day is as Mon–Fri has it.
 *
 * @param version counts up with every re-issue of the year, from 1
 * @param notices addresses of the notices the days were taken from
 * @param named day → whether it counts: false off, true a make-up working day 调休
 */
public record IssuedYear(
    int year, int version, List<String> notices, Map<LocalDate, Boolean> named) {

  public IssuedYear {
    notices = List.copyOf(notices);
    named = Collections.unmodifiableMap(new TreeMap<>(named));
  }

  /** A day that an issue may not name, or not twice. */
  public static final class DayException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String what;

    DayException(String field, String what) {
      super(field + " " + what);
      this.field = field;
      this.what = what;
    }

    /** {@code off} or {@code work}. */
    public String field() {
      return field;
    }

    /** What is wrong, to be read after the field's name. */
    public String what() {
      return what;
    }
  }

  /**
   * An issue of the days off and the make-up days of a year.
   *
   * @throws DayException for a day that is named twice, or that lies neither in the year nor in the
   *     December before it, which its New Year holiday may touch
   */
  public static IssuedYear of(
      int year, int version, List<String> notices, List<LocalDate> off, List<LocalDate> work)
      throws DayException {
    Map<LocalDate, Boolean> named = new TreeMap<>();
    put(named, year, "off", off, false);
    put(named, year, "work", work, true);
    return new IssuedYear(year, version, notices, named);
  }

  private static void put(
      Map<LocalDate, Boolean> named, int year, String field, List<LocalDate> days, boolean counted)
      throws DayException {
    LocalDate earliest = LocalDate.of(year - 1, 12, 1);
    for (LocalDate day : days) {
      if (day.isBefore(earliest) || day.getYear() > year) {
        throw new DayException(field, "has " + day + ", which does not lie in " + year);
      }
      if (named.put(day, counted) != null) {
        throw new DayException(field, "overlaps: " + day + " is named twice");
      }
    }
  }
}
