package io.xiaoneng.schema;

/** The database and the program do not fit together; the message says how in one sentence. */
public final class SchemaException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SchemaException(String message) {
    super(message);
  }
}
