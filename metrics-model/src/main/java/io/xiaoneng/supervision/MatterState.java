package io.xiaoneng.supervision;

import org.jspecify.annotations.Nullable;

/** Where a matter stands; the constants of an enum. */
public interface MatterState {

  /** Its name. */
  String name();

  /** Whose turn it is; null at the end. */
  @Nullable Party waitsFor();

  /** Whether it goes on from here. */
  default boolean open() {
    return waitsFor() != null;
  }
}
