package io.xiaoneng.registry;

/** A record of the registry that cannot be taken; the message names the record and the field. */
public final class RegistryException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field name of the field at fault, "" where it is the record as a whole
   */
  public RegistryException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** Name of the field at fault, "" where it is the record as a whole. */
  public String field() {
    return field;
  }
}
