package io.xiaoneng.hours;

/** Hours that cannot be read, or say something that cannot be counted; one sentence for people. */
public final class OpeningHoursException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** A sentence that names the hours and what is wrong with them. */
  public OpeningHoursException(String message) {
    super(message);
  }

  /** A sentence, and what led to it. */
  public OpeningHoursException(String message, Throwable cause) {
    super(message, cause);
  }
}
