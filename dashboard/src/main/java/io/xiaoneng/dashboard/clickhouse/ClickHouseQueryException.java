package io.xiaoneng.dashboard.clickhouse;

/** ClickHouse refused a statement: a limit was exceeded, or the statement is wrong. */
public class ClickHouseQueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** ClickHouse's own code for a query that ran longer than allowed. */
  public static final int TIMEOUT_EXCEEDED = 159;

  private final int code;

  /**
   * @param code ClickHouse's own error code, 0 where it gave none
   */
  public ClickHouseQueryException(String message, int code, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** ClickHouse's own error code, 0 where it gave none. */
  public int code() {
    return code;
  }
}
