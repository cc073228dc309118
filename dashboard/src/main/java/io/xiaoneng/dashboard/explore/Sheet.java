package io.xiaoneng.dashboard.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is shown as rows: the page's table, and every file, are this.
 *
 * @param title what it is about
 * @param facts what must be known beside it, in their order
 */
public record Sheet(String title, List<Fact> facts, List<Column> columns, List<List<Cell>> rows) {

  /** Takes its own copies. */
  public Sheet {
    facts = List.copyOf(facts);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A fact with its name. */
  public record Fact(String name, String value) {}

  /** What a column holds. */
  public enum Form {
    /** Words. */
    TEXT,
    /** Shares, 0 to 1. */
    SHARE,
    /** Whole numbers. */
    COUNT,
    /** Lengths and means in the metric's unit. */
    AMOUNT,
    /** Differences of shares, −1 to 1. */
    POINTS,
    /** Relative changes; 0.1 is a tenth more. */
    CHANGE
  }

  /**
   * A column.
   *
   * @param key its name for programs
   */
  public record Column(String key, String title, Form form) {}

  /**
   * A cell.
   *
   * @param number unrounded; null where it is words, or there is no data
   * @param shown as it is written on the page
   */
  public record Cell(@Nullable Double number, String shown) {}
}
