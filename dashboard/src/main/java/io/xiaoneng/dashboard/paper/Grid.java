package io.xiaoneng.dashboard.paper;

import io.xiaoneng.dashboard.paper.Paper.Column;
import io.xiaoneng.dashboard.paper.Paper.Figure;
import java.util.ArrayList;
import java.util.List;

/** Tables and strips of figures on a sheet. */
final class Grid {

  private static final double SIZE = 8;
  private static final double VALUE = 15;
  private static final double LEAST_VALUE = 9;
  private static final double LEADING = 1.55;
  private static final double PAD = 3;
  private static final double APART = 7;
  private static final double SPACE = 4;
  private static final double GAP = 8;
  private static final double LINE = SIZE * LEADING;

  private final Sheet sheet;
  private final PaperFont regular;
  private final PaperFont bold;

  Grid(Sheet sheet, PaperFont regular, PaperFont bold) {
    this.sheet = sheet;
    this.regular = regular;
    this.bold = bold;
  }

  /** A row that was broken into lines. */
  private record Row(List<List<String>> cells, boolean head) {

    double height() {
      return cells.stream().mapToInt(List::size).max().orElse(1) * LINE + PAD;
    }
  }

  private Row row(List<Column> columns, double[] widths, List<String> texts, boolean head) {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      double width = widths[i] - PAD - before(columns, i);
      cells.add(Lines.of(head ? bold : regular, texts.get(i), SIZE, width));
    }
    return new Row(cells, head);
  }

  /** Words behind figures stand apart from them. */
  private static double before(List<Column> columns, int at) {
    boolean behind = at > 0 && columns.get(at - 1).number() && !columns.get(at).number();
    return behind ? PAD + APART : PAD;
  }

  private static double[] widths(List<Column> columns) {
    double all = columns.stream().mapToDouble(Column::share).sum();
    return columns.stream().mapToDouble(each -> each.share() / all * Sheet.WIDTH).toArray();
  }

  private Row head(List<Column> columns, double[] widths) {
    return row(columns, widths, columns.stream().map(Column::head).toList(), true);
  }

  /** How much of a table has to stand together at its beginning. */
  double beginning(List<Column> columns, List<List<String>> rows) {
    double[] widths = widths(columns);
    double height = SPACE + head(columns, widths).height();
    for (int i = 0; i < Math.min(2, rows.size()); i++) {
      height += row(columns, widths, rows.get(i), false).height();
    }
    return Math.min(height, Sheet.HEIGHT / 2);
  }

  void table(List<Column> columns, List<List<String>> rows) {
    double[] widths = widths(columns);
    Row head = head(columns, widths);
    sheet.space(SPACE);
    draw(columns, widths, head);
    for (List<String> each : rows) {
      for (Row row : parts(row(columns, widths, each, false), Sheet.HEIGHT - head.height())) {
        if (!sheet.fits(row.height())) {
          sheet.next();
          draw(columns, widths, head);
        }
        draw(columns, widths, row);
      }
    }
    sheet.space(SPACE);
  }

  /** The row itself, or its parts where it is longer than a page. */
  private static List<Row> parts(Row row, double most) {
    if (row.height() <= most) {
      return List.of(row);
    }
    int lines = (int) ((most - PAD) / LINE);
    List<Row> parts = new ArrayList<>();
    int all = row.cells().stream().mapToInt(List::size).max().orElse(1);
    for (int from = 0; from < all; from += lines) {
      List<List<String>> cells = new ArrayList<>();
      for (List<String> each : row.cells()) {
        cells.add(each.subList(Math.min(from, each.size()), Math.min(from + lines, each.size())));
      }
      parts.add(new Row(cells, false));
    }
    return parts;
  }

  private void draw(List<Column> columns, double[] widths, Row row) {
    PaperFont font = row.head() ? bold : regular;
    if (row.head()) {
      sheet.shade(row.height());
    }
    double x = 0;
    for (int i = 0; i < widths.length; i++) {
      double y = sheet.baseline(SIZE, LEADING) - PAD / 2;
      for (String line : row.cells().get(i)) {
        double at =
            columns.get(i).number()
                ? x + widths[i] - PAD - font.width(line, SIZE)
                : x + before(columns, i);
        sheet.text(font, line, SIZE, Ink.TEXT, at, y);
        y -= LINE;
      }
      x += widths[i];
    }
    sheet.space(row.height());
    sheet.rule();
  }

  /** Size of the values: all of one strip alike, on one line where that can still be read. */
  private double size(List<Figure> figures) {
    double width = width(figures.size()) - 2 * GAP;
    double size = VALUE;
    for (Figure each : figures) {
      size = Math.min(size, width / Math.max(1e-9, bold.width(bold.writable(each.value()), 1)));
    }
    // A hair less, so that sums of widths fit.
    return Math.max(LEAST_VALUE, size == VALUE ? size : size - 0.01);
  }

  private static double width(int figures) {
    return (Sheet.WIDTH - (figures - 1) * GAP) / figures;
  }

  /** Height of a strip of figures. */
  double height(List<Figure> figures) {
    double most = 0;
    double size = size(figures);
    for (Figure each : figures) {
      double width = width(figures.size()) - 2 * GAP;
      int lines = Lines.of(regular, each.label(), SIZE, width).size();
      lines += each.note().isEmpty() ? 0 : Lines.of(regular, each.note(), SIZE, width).size();
      double values = Lines.of(bold, each.value(), size, width).size() * size * LEADING;
      most = Math.max(most, lines * LINE + values);
    }
    return most + 2 * GAP + SPACE;
  }

  void figures(List<Figure> figures) {
    double height = height(figures);
    double width = width(figures.size());
    double size = size(figures);
    double x = 0;
    for (Figure each : figures) {
      sheet.shade(x, width, height - GAP);
      double y = sheet.top() - GAP / 2;
      y = lines(regular, each.label(), SIZE, Ink.QUIET, x + GAP, width - 2 * GAP, y);
      y = lines(bold, each.value(), size, Ink.TEXT, x + GAP, width - 2 * GAP, y);
      if (!each.note().isEmpty()) {
        lines(regular, each.note(), SIZE, Ink.QUIET, x + GAP, width - 2 * GAP, y);
      }
      x += width + GAP;
    }
    sheet.space(height);
  }

  /** Where the next line begins. */
  private double lines(
      PaperFont font, String text, double size, Ink ink, double x, double width, double from) {
    double y = from;
    for (String line : Lines.of(font, text, size, width)) {
      sheet.text(font, line, size, ink, x, y - size * (1 + (LEADING - 1) / 2));
      y -= size * LEADING;
    }
    return y;
  }
}
