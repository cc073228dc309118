package io.xiaoneng.clickhouse.engine;

import java.util.regex.Pattern;

/** Writing names and values into ClickHouse SQL. */
public final class Sql {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  private Sql() {}

  /**
   * A setting's name.
   *
   * @throws EngineException with ClickHouse's UNKNOWN_SETTING if it cannot be one
   */
  static String name(String name) throws EngineException {
    if (!NAME.matcher(name).matches()) {
      throw new EngineException(115, "Unknown setting '" + name + "'. (UNKNOWN_SETTING)");
    }
    return name;
  }

  /** A string literal. */
  public static String string(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A quoted identifier. */
  public static String quotedName(String name) {
    return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
  }
}
