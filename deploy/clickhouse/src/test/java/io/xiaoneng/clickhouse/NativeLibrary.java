package io.xiaoneng.clickhouse;

import io.xiaoneng.clickhouse.engine.LibraryFile;
import org.junit.jupiter.api.Assumptions;

/** Skips tests, loudly, where the native library is not installed. */
final class NativeLibrary {
  private NativeLibrary() {}

  static void require() {
    try {
      LibraryFile.find(null);
    } catch (IllegalStateException e) {
      System.err.println("SKIPPED, NOT TESTED: " + e.getMessage());
      Assumptions.abort(e.getMessage());
    }
  }
}
