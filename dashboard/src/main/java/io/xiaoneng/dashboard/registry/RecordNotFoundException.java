package io.xiaoneng.dashboard.registry;

/** The registry has no such record, or it is not in force then. */
final class RecordNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RecordNotFoundException(String key) {
    super("the registry has no record " + key);
  }
}
