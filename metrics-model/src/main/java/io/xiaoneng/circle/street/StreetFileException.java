package io.xiaoneng.circle.street;

import java.io.IOException;

/** A file of streets that cannot be used; the message is one sentence for people. */
public final class StreetFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A sentence that names the file and what is wrong with it. */
  public StreetFileException(String message) {
    super(message);
  }

  /** A sentence, and what led to it. */
  public StreetFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
