package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the JVM's handlers of hardware signals over calls that reset them.
 *
 * <p>The library's opt-out of its own handlers, and every later connect, sets SIGSEGV, SIGBUS,
 * SIGILL and SIGFPE back to the default action. The JVM needs its handlers: a null check or a
 * safepoint in compiled code arrives as a SIGSEGV, and with the default action such a process dies
 * without a word. Between the reset and the restore there is a gap, so guarded calls belong at
 * start, before other threads run.
 */
final class SignalGuard {
  /** More than {@code struct sigaction} takes on any supported platform. */
  private static final int STRUCT_BYTES = 256;

  private static final int[] SIGNALS = {4, Platform.isMac() ? 10 : 7, 8, 11};

  private SignalGuard() {}

  /** The one function of the C library that is needed. */
  interface CLibrary extends Library {
    int sigaction(int signal, @Nullable Pointer action, @Nullable Pointer old);
  }

  /** Runs the call and puts the handlers back, also when it throws. */
  static void around(Runnable call) {
    CLibrary c = Native.load(Platform.C_LIBRARY_NAME, CLibrary.class);
    Memory[] saved = new Memory[SIGNALS.length];
    for (int i = 0; i < SIGNALS.length; i++) {
      saved[i] = new Memory(STRUCT_BYTES);
      saved[i].clear();
      c.sigaction(SIGNALS[i], null, saved[i]);
    }
    try {
      call.run();
    } finally {
      for (int i = 0; i < SIGNALS.length; i++) {
        c.sigaction(SIGNALS[i], saved[i], null);
      }
    }
  }
}
