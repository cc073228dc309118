package io.xiaoneng.dashboard.known;

/** Another moment is being worked out, and this one had to wait too long; asking again helps. */
public final class KnownAtBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KnownAtBusyException() {
    super("the cases as of another knownAt are still being worked out; ask again in a minute");
  }
}
