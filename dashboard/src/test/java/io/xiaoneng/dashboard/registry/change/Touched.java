package io.xiaoneng.dashboard.registry.change;

import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RegistryKey;
import java.util.Collection;

/** Which cases a change is said to touch, for tests elsewhere. */
public final class Touched {

  private Touched() {}

  /** A condition on case_row. */
  public static String where(
      MutableRegistry before,
      MutableRegistry after,
      Collection<RegistryKey> changed,
      String calendar) {
    TouchedCases touched = TouchedCases.of(before, after, changed, calendar);
    return touched.none() ? "0" : touched.where();
  }
}
