package io.xiaoneng.dashboard.clickhouse;

/**
 * ClickHouse could not be reached, or gave no answer in time. Over the API this is a 503; pages
 * show that figures are not available just now.
 */
public class ClickHouseUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ClickHouseUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
