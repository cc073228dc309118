package io.xiaoneng.registry.change;

import io.xiaoneng.registry.RegistryKey;

/**
 * What a rule of the registry says about a change.
 *
 * @param field at fault, "" where it is the record as a whole
 * @param message names the record and what is wrong
 */
public record Finding(Severity severity, RegistryKey key, String field, String message) {

  /** An error stops the whole change. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** Whether the change must not be made. */
  public boolean error() {
    return severity == Severity.ERROR;
  }

  static Finding error(RegistryKey key, String field, String what) {
    return new Finding(Severity.ERROR, key, field, key + ": " + field + " " + what);
  }

  static Finding warning(RegistryKey key, String field, String what) {
    return new Finding(Severity.WARNING, key, field, key + ": " + field + " " + what);
  }
}
