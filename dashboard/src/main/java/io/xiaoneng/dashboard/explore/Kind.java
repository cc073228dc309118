package io.xiaoneng.dashboard.explore;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a figure is shown. */
public enum Kind {
  /** Rows of figures. */
  TABLE,
  /** Its course over time, whole or cut. */
  LINE,
  /** Its parts beside each other, with their intervals. */
  BAR,
  /** The districts by its shades. */
  MAP,
  /** How lengths, or the figures of the parts, spread. */
  DISTRIBUTION,
  /** Units by their size, with the limits of chance: a funnel plot. */
  LIMITS,
  /** How far cases came: applied, accepted, decided, delivered. */
  FUNNEL;

  /** The name in addresses. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name; null where there is none. */
  static @Nullable Kind of(@Nullable String name) {
    for (Kind each : values()) {
      if (each.wireName().equals(name)) {
        return each;
      }
    }
    return null;
  }
}
