package io.xiaoneng.dashboard.registry;

/** The log did not confirm what it was given. */
public final class RegistryLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean unknown;

  /**
   * @param unknown whether the records may be there all the same
   */
  RegistryLogException(String message, boolean unknown, Throwable cause) {
    super(message, cause);
    this.unknown = unknown;
  }

  /** Whether the records may be there all the same. */
  public boolean unknown() {
    return unknown;
  }
}
