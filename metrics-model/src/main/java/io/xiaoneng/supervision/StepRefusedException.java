package io.xiaoneng.supervision;

/** A step that the rules do not allow. The message tells the reader why. */
public final class StepRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal reason;

  /** A refusal for that reason. */
  public StepRefusedException(Refusal reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The reason, for programs. */
  public Refusal reason() {
    return reason;
  }
}
