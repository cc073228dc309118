package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** The engine takes its time zone from the environment, and only from there. */
final class EngineZone {
  private EngineZone() {}

  /** The one function of the C library that is needed. */
  interface CLibrary extends Library {
    int setenv(String name, String value, int overwrite);
  }

  /** Sets the zone that the engine will find when it starts; the JVM has already read its own. */
  static void set(String zone) {
    Native.load(Platform.C_LIBRARY_NAME, CLibrary.class).setenv("TZ", zone, 1);
  }
}
