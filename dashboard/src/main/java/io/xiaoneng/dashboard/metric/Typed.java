package io.xiaoneng.dashboard.metric;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/** What somebody typed into a field, without the space around it, or why it will not do. */
public final class Typed {

  private Typed() {}

  /**
   * Words.
   *
   * @param field name of the field
   * @param most how many characters at the most; one at least
   * @throws BadParameterException where there are none, or too many
   */
  public static String text(String field, String typed, int most) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > most) {
      throw new BadParameterException(
          field, "%s has %d characters, must have 1 to %d".formatted(field, text.length(), most));
    }
    return text;
  }

  /**
   * A month.
   *
   * @param field name of the field
   * @throws BadParameterException where it is none
   */
  public static YearMonth month(String field, String typed) {
    try {
      return YearMonth.parse(typed.strip());
    } catch (DateTimeParseException e) {
      throw new BadParameterException(
          field, "%s is \"%s\", must be a month such as 2026-03".formatted(field, typed));
    }
  }
}
