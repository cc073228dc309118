package io.xiaoneng.assessment;

/** A scheme that cannot be used. The message is one sentence that names what is wrong with it. */
public final class SchemeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public SchemeException(String message) {
    super(message);
  }
}
