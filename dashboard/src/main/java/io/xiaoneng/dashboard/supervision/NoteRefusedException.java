package io.xiaoneng.dashboard.supervision;

import org.springframework.http.HttpStatus;

/** A comment or a file that is not taken; the message tells why. */
public final class NoteRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  /** Refused with that status. */
  public NoteRefusedException(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  /** What it is in HTTP. */
  public HttpStatus status() {
    return status;
  }
}
