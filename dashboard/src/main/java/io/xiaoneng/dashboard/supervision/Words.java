package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.metric.BadParameterException;
import org.jspecify.annotations.Nullable;

/** Reads what people typed. */
public final class Words {

  private Words() {}

  /**
   * A text that has to be there, without blanks around it.
   *
   * @throws BadParameterException where it is empty or too long
   */
  public static String required(String field, @Nullable String given, int longest) {
    String text = orEmpty(given).strip();
    if (text.isEmpty() || text.length() > longest) {
      throw new BadParameterException(field, field + " must have 1 to " + longest + " characters");
    }
    return text;
  }

  /** What is there; "" for nothing. */
  public static String orEmpty(@Nullable String given) {
    return given == null ? "" : given;
  }

  /** What is there without blanks around it; null for nothing. */
  public static @Nullable String orNull(@Nullable String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }

  /**
   * What has to be there.
   *
   * @throws BadParameterException where it is not
   */
  public static <T> T present(String field, @Nullable T given) {
    if (given == null) {
      throw new BadParameterException(field, field + " is missing");
    }
    return given;
  }
}
