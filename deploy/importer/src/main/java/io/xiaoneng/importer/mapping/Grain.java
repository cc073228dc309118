package io.xiaoneng.importer.mapping;

/** What a row of the log is, and so what a rule is asked for. */
public enum Grain {
  /** A record of a CSV file. */
  ROW("row"),
  /** A trace of an XES log, that is, a case. */
  TRACE("trace"),
  /** An event of an XES log. */
  EVENT("event");

  private final String word;

  Grain(String word) {
    this.word = word;
  }

  /** The word in the mapping's {@code for}. */
  public String word() {
    return word;
  }
}
