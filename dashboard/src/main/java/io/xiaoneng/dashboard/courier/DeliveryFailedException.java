package io.xiaoneng.dashboard.courier;

/** Something did not arrive. */
public class DeliveryFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What can be done about it. */
  public enum Cause {
    /** Trying the same again is of no use. */
    LASTING,
    /** The receiver did not take it this time; nothing has arrived. */
    PASSING,
    /** The server was not reached at all: whatever else goes to it will not arrive either. */
    AWAY,
    /** It was handed over and no answer came: it may have arrived. */
    UNCERTAIN
  }

  private final Cause why;

  /**
   * Of something that may be tried again, or not.
   *
   * @param problem one sentence without anything secret
   * @param lasting whether trying the same again is of no use
   */
  public DeliveryFailedException(String problem, boolean lasting) {
    this(problem, lasting ? Cause.LASTING : Cause.PASSING);
  }

  /**
   * Says why.
   *
   * @param problem one sentence without anything secret
   */
  public DeliveryFailedException(String problem, Cause why) {
    super(problem);
    this.why = why;
  }

  /** What can be done about it. */
  public Cause why() {
    return why;
  }

  /** Whether trying the same again is of no use. */
  public boolean lasting() {
    return why == Cause.LASTING;
  }
}
