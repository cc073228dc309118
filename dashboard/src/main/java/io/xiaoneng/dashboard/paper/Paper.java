package io.xiaoneng.dashboard.paper;

import io.xiaoneng.dashboard.paper.Drawing.Anchor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * A document of A4 pages that is filled from top to bottom. It holds the fonts it is written in, so
 * that it looks the same everywhere; drawings are lines, not pictures. Not thread-safe.
 */
public final class Paper implements AutoCloseable {

  /** Width of what can be written on, in points. */
  public static final double WIDTH = Sheet.WIDTH;

  private static final double BODY = 9.5;
  private static final double SMALL = 8;
  private static final double HEADING = 12;
  private static final double TITLE = 18;
  private static final double LEADING = 1.55;
  private static final double CELL = 3;

  private final PDDocument document = new PDDocument();
  private final PaperFont regular;
  private final PaperFont bold;
  private final Sheet sheet;

  /**
   * An empty document.
   *
   * @param title as programs show it
   * @param made when its content was as it is
   */
  public Paper(String title, Locale language, Instant made) {
    try {
      regular = new PaperFont(document, "/fonts/NotoSansSC-Regular.ttf");
      bold = new PaperFont(document, "/fonts/NotoSansSC-Bold.ttf");
      PDDocumentInformation told = document.getDocumentInformation();
      told.setTitle(title);
      told.setCreationDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));
      document.getDocumentCatalog().setLanguage(language.toLanguageTag());
      sheet = new Sheet(document);
    } catch (IOException e) {
      throw new UncheckedIOException("no document can be made", e);
    }
  }

  /**
   * How a column of a table stands.
   *
   * @param share of the width, in relation to the others
   */
  public record Column(String head, double share, boolean number) {}

  /** The document's title. */
  public void title(String text) {
    lines(bold, text, TITLE, Ink.TEXT, 0);
    sheet.space(2);
  }

  /** The heading of a part. It stays with the lines that follow it. */
  public void heading(String text) {
    heading(text, 60);
  }

  /**
   * The heading of a part.
   *
   * @param room what has to stand below it on the same page, in points
   */
  public void heading(String text, double room) {
    sheet.space(10);
    sheet.keep(HEADING * LEADING + room);
    lines(bold, text, HEADING, Ink.TEXT, 0);
    sheet.space(2);
  }

  /** A paragraph. */
  public void text(String text) {
    lines(regular, text, BODY, Ink.TEXT, 0);
  }

  /** A paragraph that stands back. */
  public void quiet(String text) {
    lines(regular, text, SMALL, Ink.QUIET, 0);
  }

  /** A point of a list. */
  public void point(String text) {
    sheet.keep(BODY * LEADING);
    sheet.text(regular, "•", BODY, Ink.TEXT, 2, sheet.baseline(BODY, LEADING));
    lines(regular, text, BODY, Ink.TEXT, 12);
  }

  private void lines(PaperFont font, String text, double size, Ink ink, double indent) {
    for (String line : Lines.of(font, text, size, WIDTH - indent)) {
      sheet.keep(size * LEADING);
      sheet.text(font, line, size, ink, indent, sheet.baseline(size, LEADING));
      sheet.space(size * LEADING);
    }
  }

  /** A drawing. */
  public void drawing(Drawing drawing) {
    sheet.keep(drawing.height());
    double top = sheet.top();
    for (Drawing.Shape each : drawing.shapes()) {
      if (each instanceof Drawing.Line line) {
        sheet.line(line, top);
      } else if (each instanceof Drawing.Dot dot) {
        sheet.dot(dot, top);
      } else if (each instanceof Drawing.Label label) {
        String text = regular.writable(label.text());
        double width = regular.width(text, label.size());
        double x =
            label.anchor() == Anchor.START
                ? label.x()
                : label.x() - (label.anchor() == Anchor.MIDDLE ? width / 2 : width);
        sheet.text(regular, text, label.size(), label.ink(), x, top - label.y());
      }
    }
    sheet.space(drawing.height());
  }

  /**
   * A table. Its head stands on every page it goes over.
   *
   * @param rows each with a cell for every column
   */
  public void table(List<Column> columns, List<List<String>> rows) {
    double all = columns.stream().mapToDouble(Column::share).sum();
    double[] widths = columns.stream().mapToDouble(each -> each.share() / all * WIDTH).toArray();
    List<String> heads = columns.stream().map(Column::head).toList();
    sheet.space(4);
    sheet.keep(3 * SMALL * LEADING);
    row(columns, widths, heads, true);
    for (List<String> row : rows) {
      if (!sheet.fits(height(widths, row, regular))) {
        sheet.next();
        row(columns, widths, heads, true);
      }
      row(columns, widths, row, false);
    }
    sheet.space(4);
  }

  private double height(double[] widths, List<String> row, PaperFont font) {
    int most = 1;
    for (int i = 0; i < widths.length; i++) {
      most = Math.max(most, Lines.of(font, row.get(i), SMALL, widths[i] - 2 * CELL).size());
    }
    return most * SMALL * LEADING + CELL;
  }

  private void row(List<Column> columns, double[] widths, List<String> row, boolean head) {
    PaperFont font = head ? bold : regular;
    double height = height(widths, row, font);
    sheet.keep(height);
    if (head) {
      sheet.shade(height);
    }
    double x = 0;
    for (int i = 0; i < widths.length; i++) {
      double y = sheet.baseline(SMALL, LEADING) - CELL / 2;
      for (String line : Lines.of(font, row.get(i), SMALL, widths[i] - 2 * CELL)) {
        double at =
            columns.get(i).number() ? x + widths[i] - CELL - font.width(line, SMALL) : x + CELL;
        sheet.text(font, line, SMALL, Ink.TEXT, at, y);
        y -= SMALL * LEADING;
      }
      x += widths[i];
    }
    sheet.space(height);
    sheet.rule();
  }

  /**
   * The whole file. Nothing can be written afterwards.
   *
   * @param foot makes of a page's number and their count what stands at its foot
   */
  public byte[] bytes(BinaryOperator<String> foot) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      sheet.finish(regular, foot);
      document.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException("the document cannot be written", e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the document cannot be closed", e);
    }
  }
}
