package io.xiaoneng.dashboard.metric;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value of a list as its page shows it.
 *
 * @param column whose it is
 * @param value as the list has it, null for none
 * @param nameZh what the registry calls the code, "" for what it has no name for
 * @param nameEn likewise
 */
public record Cell(String column, @Nullable Object value, String nameZh, String nameEn) {

  /** The value as text, "" for none. */
  public String text() {
    return value == null ? "" : value.toString();
  }

  /** The key of the word for a code that everybody has, null for any other value. */
  public @Nullable String word() {
    return switch (column) {
      case "channel", "state", "reason", "outcome" -> column + "." + text();
      default -> null;
    };
  }

  /** An instant, null for anything else. */
  public @Nullable Instant at() {
    return value instanceof Instant instant ? instant : null;
  }

  /** A number, null for anything else. */
  public @Nullable Double number() {
    return value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
  }

  /** Yes or no, null for anything else. */
  public @Nullable Boolean flag() {
    return value instanceof Boolean flag ? flag : null;
  }

  /** Whether it must not be broken into lines. */
  public boolean brief() {
    return value instanceof Instant || value instanceof LocalDate || nameZh.isEmpty();
  }
}
