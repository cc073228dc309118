package io.xiaoneng.dashboard.explore;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a figure is held against. */
public enum Against {
  /** Nothing. */
  NONE,
  /** The same over a period of the same length just before. */
  BEFORE,
  /** The same a year before. */
  YEAR,
  /** The same of another unit. */
  UNIT,
  /** The catalogue's target or benchmark. */
  TARGET;

  /** The name in addresses. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name; {@link #NONE} where there is none. */
  static Against of(@Nullable String name) {
    for (Against each : values()) {
      if (each.wireName().equals(name)) {
        return each;
      }
    }
    return NONE;
  }

  /** Whether it is another figure, and not a fixed value. */
  boolean another() {
    return this == BEFORE || this == YEAR || this == UNIT;
  }
}
