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
  /** Nothing but what is sent; what is not registered is refused until it is. */
  REGISTERED;

  /** As it stands in settings and messages. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The flag that asks for it, in words where there is none. */
  public String flag() {
    return this == REGISTERED ? "neither --demo nor --empty" : "--" + id();
  }
}
