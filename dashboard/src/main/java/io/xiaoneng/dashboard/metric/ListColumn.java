package io.xiaoneng.dashboard.metric;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list.
 *
 * @param name in requests, in files and in JSON
 * @param expression SQL over the rows of the list: of an {@link Type#INSTANT} milliseconds, {@link
 *     Sql#NEVER} for none; "" where the rows do not come from ClickHouse
 * @param width in a workbook, in characters
 * @param shown whether the page has it, too, or only files and JSON
 */
record ListColumn(String name, Type type, String expression, int width, boolean shown) {

  /**
   * What a value is: a String, an {@link Instant}, a {@link LocalDate}, a Number, a Boolean, a
   * List.
   */
  enum Type {
    TEXT,
    INSTANT,
    DATE,
    WHOLE,
    NUMBER,
    FLAG,
    /** The numbers of several cases; nothing is sorted by them. */
    CASES
  }

  static ListColumn text(String name, String expression, int width) {
    return new ListColumn(name, Type.TEXT, expression, width, true);
  }

  static ListColumn instant(String name, String expression) {
    return new ListColumn(name, Type.INSTANT, expression, 20, true);
  }

  static ListColumn date(String name, String expression) {
    return new ListColumn(name, Type.DATE, expression, 12, true);
  }

  static ListColumn whole(String name, String expression) {
    return new ListColumn(name, Type.WHOLE, expression, 8, true);
  }

  static ListColumn number(String name, String expression) {
    return new ListColumn(name, Type.NUMBER, expression, 10, true);
  }

  static ListColumn flag(String name, String expression) {
    return new ListColumn(name, Type.FLAG, expression, 8, true);
  }

  static ListColumn cases(String name) {
    return new ListColumn(name, Type.CASES, "", 40, false);
  }

  /** Whether rows can be sorted by it. */
  boolean sortable() {
    return type != Type.CASES;
  }

  /** The same for files and JSON alone. */
  ListColumn inFiles() {
    return new ListColumn(name, type, expression, width, false);
  }

  /** Whether its values are numbers. */
  boolean numeric() {
    return type == Type.WHOLE || type == Type.NUMBER;
  }

  /** What is selected for {@link #read}. */
  String selected() {
    return switch (type) {
      case DATE, TEXT -> "toString(" + expression + ")";
      case NUMBER -> "toFloat64(" + expression + ")";
      default -> sorted();
    };
  }

  /** What rows are sorted by, null where there is no value. */
  String sorted() {
    return type == Type.INSTANT ? "nullIf(" + expression + ", NEVER)" : expression;
  }

  /** The value of a row's column of that number. */
  @Nullable Object read(ResultSet row, int at) throws SQLException {
    Object value =
        switch (type) {
          case TEXT -> row.getString(at);
          case INSTANT -> Instant.ofEpochMilli(row.getLong(at));
          case DATE -> row.getString(at) == null ? null : LocalDate.parse(row.getString(at));
          case WHOLE -> row.getLong(at);
          case NUMBER -> row.getDouble(at);
          case FLAG -> row.getBoolean(at);
          case CASES -> throw new IllegalStateException(name + " is put together, not read");
        };
    return row.wasNull() || value instanceof Double number && number.isNaN() ? null : value;
  }
}
