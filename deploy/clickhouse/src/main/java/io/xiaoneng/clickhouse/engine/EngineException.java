package io.xiaoneng.clickhouse.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error of the engine, with ClickHouse's own error code. */
public final class EngineException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Code of an error for which the engine gave none (ClickHouse's UNKNOWN_EXCEPTION). */
  public static final int UNKNOWN = 1002;

  /** ClickHouse's TOO_MANY_SIMULTANEOUS_QUERIES. */
  public static final int TOO_MANY_QUERIES = 202;

  private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\.");

  private final int code;

  /**
   * @param code ClickHouse's error code
   * @param message the text without the leading code
   */
  public EngineException(int code, String message) {
    super("Code: " + code + ". DB::Exception: " + message);
    this.code = code;
  }

  private EngineException(String text, int code) {
    super(text);
    this.code = code;
  }

  /** Reads the code out of the engine's text, {@code Code: 60. DB::Exception: …}. */
  static EngineException of(String text) {
    Matcher matcher = CODE.matcher(text);
    return new EngineException(text, matcher.find() ? Integer.parseInt(matcher.group(1)) : UNKNOWN);
  }

  /** ClickHouse's error code, as in {@code system.errors}. */
  public int code() {
    return code;
  }
}
