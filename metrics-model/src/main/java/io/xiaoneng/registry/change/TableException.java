package io.xiaoneng.registry.change;

/** A place in a file that cannot be read. */
public final class TableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String column;

  /**
   * @param line of the file, from 1
   * @param column name of the column, "" where it is the whole line
   */
  public TableException(int line, String column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** Line of the file, from 1. */
  public int line() {
    return line;
  }

  /** Name of the column, "" where it is the whole line. */
  public String column() {
    return column;
  }
}
