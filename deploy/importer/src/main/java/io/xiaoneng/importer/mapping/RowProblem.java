package io.xiaoneng.importer.mapping;

import io.xiaoneng.event.Reason;

/** Why one row gives no event; the import goes on. */
public final class RowProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param detail one sentence that names the column or attribute and its value
   */
  public RowProblem(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** The code of the contract that fits best. */
  public Reason reason() {
    return reason;
  }

  /** The sentence. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
