package io.xiaoneng.dashboard.report.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a section. */
public sealed interface Block {

  /** A paragraph. */
  record Paragraph(String text) implements Block {}

  /** A paragraph that stands back: remarks, sources. */
  record Remark(String text) implements Block {}

  /** Points of a list. */
  record Points(List<String> texts) implements Block {

    /** Takes its own copy. */
    public Points {
      texts = List.copyOf(texts);
    }
  }

  /** Some figures side by side, at most five. */
  record Figures(List<Figure> figures) implements Block {

    /** Takes its own copy. */
    public Figures {
      figures = List.copyOf(figures);
    }
  }

  /**
   * A figure.
   *
   * @param value as it is shown, with its unit
   * @param note below it: n, change, target; "" for none
   */
  record Figure(String label, String value, String note) {}

  /**
   * A table.
   *
   * @param name of the table, and of its sheet in a workbook; unique in the document
   * @param rows each with a cell for every column
   */
  record Table(String name, List<Column> columns, List<List<Cell>> rows) implements Block {

    /** Takes its own copies. */
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A column.
   *
   * @param share of the width, in relation to the others
   * @param kind how its values stand
   */
  record Column(String head, double share, Kind kind) {}

  /** What a column holds. */
  enum Kind {
    /** Words. */
    TEXT,
    /** Counts, days, points. */
    NUMBER,
    /** Shares, 0 to 1. */
    PERCENT
  }

  /**
   * A cell.
   *
   * @param value a number as a number, for workbooks and data; null where it is words, or no data
   * @param shown as it is written
   */
  record Cell(@Nullable Number value, String shown) {

    /** Words. */
    public static Cell of(String text) {
      return new Cell(null, text);
    }
  }

  /**
   * A chart.
   *
   * @param title also its name for those who cannot see it
   * @param categories below or beside the marks, in order
   * @param aim a line across, in the unit of the values; null for none
   * @param percent whether the values are shares, 0 to 1
   */
  record Chart(
      String title,
      Shape shape,
      List<String> categories,
      List<Series> series,
      @Nullable Double aim,
      boolean percent)
      implements Block {

    /** Takes its own copies. */
    public Chart {
      categories = List.copyOf(categories);
      series = List.copyOf(series);
    }
  }

  /** How a chart is drawn. */
  enum Shape {
    /** A course over time, with its intervals where series have any. */
    LINES,
    /** Bars that lie, one below another: names may be long. */
    BARS,
    /** Bars that lie, with an interval each: {@link Series#low} and {@link Series#high}. */
    INTERVALS
  }

  /**
   * A row of values.
   *
   * @param values one for each category; null for no data
   * @param low of its interval, one for each category; empty without
   * @param high likewise
   */
  record Series(
      String name,
      List<@Nullable Double> values,
      List<@Nullable Double> low,
      List<@Nullable Double> high) {}
}
