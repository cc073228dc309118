package io.xiaoneng.launcher;

import java.util.Locale;

/** What an installation holds. Chosen at the first start and kept for good. */
public enum Mode {
  /**
   * Nothing but what is sent; units, items and points not registered are accepted and registered.
   */
  EMPTY,
  /** The simulated city; the registry is closed. */
  DEMO,
  /** The simulated city with a year of history, more than two million cases. */
  DEMO_YEAR,
  /** Nothing but what is sent; what is not registered is refused until it is. */
  REGISTERED;

  /** As it stands in settings and messages. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The mode that stands as {@code id} in settings.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Mode of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether the city is simulated. */
  public boolean simulated() {
    return this == DEMO || this == DEMO_YEAR;
  }

  /** The flag that asks for it, in words where there is none. */
  public String flag() {
    return this == REGISTERED ? "neither --demo, --demo-year nor --empty" : "--" + id();
  }
}
