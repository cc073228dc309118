package io.xiaoneng.streets;

/** Something that ends the command; the message is one sentence for people. */
public final class StreetsFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A sentence that names the thing and what is wrong with it. */
  public StreetsFailure(String message) {
    super(message);
  }

  /** A sentence, and what led to it. */
  public StreetsFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
