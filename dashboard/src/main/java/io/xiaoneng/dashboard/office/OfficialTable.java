package io.xiaoneng.dashboard.office;

import java.io.IOException;
import java.util.List;

/**
 * A table of an official document, as wide as the type area. Its head stands on every page it goes
 * over, no row is cut.
 *
 * @param columns in order
 * @param rows each with a cell for every column
 * @param size of its letters, in half points
 */
public record OfficialTable(List<Column> columns, List<List<String>> rows, int size) {

  /** Letters of this size and smaller ones are of wide tables, in half points. */
  private static final int SMALL = 18;

  /** How a column stands. */
  public enum Side {
    /** Words. */
    LEFT,
    /** What is short. */
    CENTER,
    /** Figures. */
    RIGHT
  }

  /**
   * A column.
   *
   * @param share of the width, in relation to the others
   */
  public record Column(String head, double share, Side side) {}

  /** Takes its own copies. */
  public OfficialTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  void write(Appendable to, OfficialForm form) throws IOException {
    // Small letters stand in narrow columns; a usual edge would break their figures.
    int beside = size <= SMALL ? 45 : 100;
    to.append(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders>");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      to.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:color=\"000000\"/>");
    }
    to.append(
        "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"%d\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>"
                .formatted(form.cell(), beside)
            + "<w:bottom w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
                .formatted(form.cell(), beside));
    double all = columns.stream().mapToDouble(Column::share).sum();
    long[] widths =
        columns.stream()
            .mapToLong(
                each -> Math.round(OfficialText.twips(form.millimetres()) * each.share() / all))
            .toArray();
    for (long each : widths) {
      to.append("<w:gridCol w:w=\"" + each + "\"/>");
    }
    to.append("</w:tblGrid>");
    row(to, widths, columns.stream().map(Column::head).toList(), true);
    for (List<String> each : rows) {
      row(to, widths, each, false);
    }
    to.append("</w:tbl>");
  }

  private void row(Appendable to, long[] widths, List<String> cells, boolean head)
      throws IOException {
    to.append("<w:tr><w:trPr><w:cantSplit/>")
        .append(head ? "<w:tblHeader/>" : "")
        .append("</w:trPr>");
    for (int i = 0; i < widths.length; i++) {
      Side side = head ? Side.CENTER : columns.get(i).side();
      to.append("<w:tc><w:tcPr><w:tcW w:w=\"")
          .append(Long.toString(widths[i]))
          .append(
              "\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"")
          .append(DocxStyles.CELL)
          .append(head ? "\"/><w:keepNext/>" : "\"/>")
          .append("<w:jc w:val=\"")
          .append(side == Side.LEFT ? "left" : side == Side.RIGHT ? "right" : "center")
          .append("\"/></w:pPr>")
          .append(
              DocxText.run(
                  head ? DocxText.HEAD_FACE : DocxText.BODY_FACE,
                  size,
                  DocxText.BLACK,
                  cells.get(i)))
          .append("</w:p></w:tc>");
    }
    to.append("</w:tr>");
  }
}
