package io.xiaoneng.launcher;

/**
 * Why an installation cannot start or go on: one sentence that names the thing, for the operator.
 */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code message} is printed as it is; it names the file, port, flag or process at fault. */
  public LaunchException(String message) {
    super(message);
  }

  /** As {@link #LaunchException(String)}, with what was caught. */
  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
