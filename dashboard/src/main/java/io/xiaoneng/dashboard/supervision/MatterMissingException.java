package io.xiaoneng.dashboard.supervision;

/** There is no such matter, or not for whoever asks; which of both is not told. */
public final class MatterMissingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** That one. */
  public MatterMissingException(Matter matter) {
    super("there is no " + matter);
  }
}
