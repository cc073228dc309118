package io.xiaoneng.bench;

/** Why the bench cannot go on: one sentence that names the thing. Slowness is no reason. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code message} is printed as it is. */
  public BenchException(String message) {
    super(message);
  }

  /** As {@link #BenchException(String)}, with what was caught. */
  public BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
