package io.xiaoneng.job.sink;

/** A batch did not get into its table. */
public final class InsertException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean badRows;

  private InsertException(String message, boolean badRows, Throwable cause) {
    super(message, cause);
    this.badRows = badRows;
  }

  /** ClickHouse is away, overloaded or unwilling: the same rows may get in later. */
  public static InsertException later(String message, Throwable cause) {
    return new InsertException(message, false, cause);
  }

  /** ClickHouse answered with that error code. */
  public static InsertException answered(int code, String message) {
    return new InsertException(
        message, ClickHouseErrors.ofRows(code), new IllegalStateException("code " + code));
  }

  /** Whether a row of the batch is at fault: trying again as it is cannot help. */
  public boolean badRows() {
    return badRows;
  }
}
