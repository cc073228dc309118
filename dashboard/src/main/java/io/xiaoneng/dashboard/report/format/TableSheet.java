package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.format.XlsxWriter.Placed;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A sheet with one table, or with many of the same columns: a head that stays, a filter, rows. */
final class TableSheet {

  /** Between a text and the number to its left. */
  private static final int APART = 1;

  private static final double LEAST = 8;
  private static final double MOST = 60;
  private static final String SHADE = "F0F3F6";

  /**
   * In a format each sign of a word is marked: the library writes no quotation marks into files.
   */
  private static final Pattern LITERAL = Pattern.compile(".");

  /** A number as it is shown: its sign, its decimals, what stands behind it. */
  private static final Pattern SHOWN =
      Pattern.compile("([+−-]?)(\\d[\\d,]*)(?:\\.(\\d+))?([^\\d\"&<>\\\\][^\"&<>\\\\]*)?");

  private final String wanted;
  private final List<Placed> tables;

  TableSheet(String wanted, List<Placed> tables) {
    this.wanted = wanted;
    this.tables = tables;
  }

  int at() {
    return tables.get(0).at();
  }

  String wanted() {
    return wanted;
  }

  /** Where it stands in the report. */
  String part() {
    return tables.size() == 1 ? tables.get(0).section() : tables.get(0).part();
  }

  int rows() {
    return tables.stream().mapToInt(each -> each.table().rows().size()).sum();
  }

  /**
   * Writes it.
   *
   * @param partHead head of the column that says which part a row is of
   */
  void write(Workbook workbook, SheetNames names, String partHead) {
    Worksheet sheet = workbook.newWorksheet(names.of(wanted));
    boolean many = tables.size() > 1;
    int shift = many ? 1 : 0;
    List<Column> columns = tables.get(0).table().columns();
    double[] widths = new double[columns.size() + shift];
    if (many) {
      head(sheet, 0, partHead, Kind.TEXT, widths);
    }
    for (int i = 0; i < columns.size(); i++) {
      head(sheet, i + shift, columns.get(i).head(), columns.get(i).kind(), widths);
    }
    int at = 1;
    for (Placed each : tables) {
      for (List<Cell> row : each.table().rows()) {
        if (many) {
          text(sheet, at, 0, each.section(), widths);
        }
        for (int i = 0; i < row.size(); i++) {
          cell(sheet, at, i + shift, row.get(i), columns.get(i).kind(), widths);
        }
        at++;
      }
    }
    for (int i = 0; i < widths.length; i++) {
      sheet.width(i, Math.max(LEAST, Math.min(MOST, widths[i] + 2)));
    }
    sheet.freezePane(1, 1);
    sheet.repeatRows(0);
    sheet.setAutoFilter(0, 0, at - 1, widths.length - 1);
    IndexSheet.onPaper(sheet);
  }

  private static void head(Worksheet sheet, int at, String text, Kind kind, double[] widths) {
    text(sheet, 0, at, text, widths);
    widths[at] += 3;
    sheet
        .style(0, at)
        .bold()
        .fillColor(SHADE)
        .wrapText(true)
        .verticalAlignment("top")
        .horizontalAlignment(kind == Kind.TEXT ? "left" : "right")
        .indent(kind == Kind.TEXT && at > 0 ? APART : 0)
        .set();
  }

  private static void text(Worksheet sheet, int row, int at, String text, double[] widths) {
    sheet.value(row, at, text);
    double width = width(text);
    if (row > 0 && width > MOST) {
      sheet.style(row, at).wrapText(true).verticalAlignment("top").set();
    }
    widths[at] = Math.max(widths[at], width);
  }

  private static void cell(
      Worksheet sheet, int row, int at, Cell cell, Kind kind, double[] widths) {
    Number value = cell.value();
    if (value == null || !Double.isFinite(value.doubleValue())) {
      text(sheet, row, at, cell.shown(), widths);
      if (kind != Kind.TEXT) {
        sheet.style(row, at).horizontalAlignment("right").set();
      } else if (at > 0) {
        sheet.style(row, at).horizontalAlignment("left").indent(APART).set();
      }
      return;
    }
    sheet.value(row, at, value);
    sheet.style(row, at).format(format(kind, value.doubleValue(), cell.shown())).set();
    widths[at] = Math.max(widths[at], width(cell.shown()));
  }

  /**
   * The format by which a workbook shows a number as the report's other forms do: a share in
   * percent, points with as many decimals, with its sign and what stands behind it. Where the words
   * say something else than the number, a format that shows no decimals that are not there.
   */
  static String format(Kind kind, double value, String shown) {
    Matcher told = SHOWN.matcher(shown);
    String plain = value == Math.rint(value) ? "#,##0" : "#,##0.0##";
    if (!told.matches()) {
      return kind == Kind.PERCENT ? "0.0%" : plain;
    }
    String decimals = told.group(3) == null ? "" : told.group(3);
    String behind = told.group(4) == null ? "" : told.group(4);
    double size = Double.parseDouble(told.group(2).replace(",", "") + "." + decimals + "0");
    double rounding = 0.51 * Math.pow(10, -decimals.length());
    if (kind == Kind.PERCENT
        || behind.equals("%") && Math.abs(Math.abs(value) * 100 - size) < rounding) {
      return "0.0%";
    }
    if (Math.abs(Math.abs(value) - size) > rounding) {
      return plain;
    }
    String number =
        "#,##0"
            + (decimals.isEmpty() ? "" : "." + "0".repeat(decimals.length()))
            + LITERAL.matcher(behind).replaceAll("\\\\$0");
    return told.group(1).equals("+") || told.group(1).equals("−")
        ? "+" + number + ";-" + number + ";" + number
        : number;
  }

  /** In characters of a workbook's usual font: Chinese ones are two wide. */
  private static double width(String text) {
    return text.codePoints().map(each -> each < 0x2e80 ? 1 : 2).sum();
  }
}
