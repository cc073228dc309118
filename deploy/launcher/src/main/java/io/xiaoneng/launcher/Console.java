package io.xiaoneng.launcher;

import java.io.PrintStream;

/** What the operator reads: one line a fact, flushed at once; errors begin with {@code error: }. */
public final class Console {
  /** Begins every line that tells a failure. */
  public static final String ERROR = "error: ";

  private final PrintStream out;
  private final PrintStream err;

  /** Lines go to {@code out}, failures to {@code err}. */
  public Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Prints a line. */
  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints a failure. */
  public synchronized void error(String sentence) {
    out.flush();
    err.println(ERROR + sentence);
    err.flush();
  }
}
