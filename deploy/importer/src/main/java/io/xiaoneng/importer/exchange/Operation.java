package io.xiaoneng.importer.exchange;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a row says was done to its record, in the order in which it is done within one instant. */
public enum Operation {
  /** I. */
  INSERT,
  /** U. */
  UPDATE,
  /** D. */
  DELETE;

  /** The operation of that letter, in either case; null for any other text. */
  public static @Nullable Operation of(String letter) {
    return switch (letter.toUpperCase(Locale.ROOT)) {
      case "I" -> INSERT;
      case "U" -> UPDATE;
      case "D" -> DELETE;
      default -> null;
    };
  }
}
