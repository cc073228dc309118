package io.xiaoneng.dashboard.paper;

import io.xiaoneng.dashboard.paper.Drawing.Anchor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PageMode;

/**
 * A document of A4 pages that is filled from top to bottom. It holds the fonts it is written in, so
 * that it looks the same everywhere; drawings are lines, not pictures. The same content gives the
 * same bytes. Pages that are full leave the memory for a file, which ends with the document. Not
 * thread-safe.
 */
public final class Paper implements AutoCloseable {

  /** Width of what can be written on, in points. */
  public static final double WIDTH = Sheet.WIDTH;

  /** Height of what can be written on, in points. */
  public static final double HEIGHT = Sheet.HEIGHT;

  private static final double BODY = 9.5;
  private static final double SMALL = 8;
  private static final double TITLE = 18;
  private static final double LEADING = Heads.LEADING;
  private static final double BETWEEN = 2;
  private static final double POINT = 12;
  private static final double GAP = 4;

  /** Bytes of pages that stay in memory before they go into a file. */
  private static final long IN_MEMORY = 16L << 20;

  private final PDDocument document;
  private final PaperFont regular;
  private final PaperFont bold;
  private final Sheet sheet;
  private final Grid grid;
  private final Heads heads;
  private int covers;

  /**
   * An empty document.
   *
   * @param title as programs show it
   * @param made when its content was as it is
   */
  public Paper(String title, Locale language, Instant made) {
    try {
      document = new PDDocument(MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
      // Otherwise the file names the moment in which it was written.
      document.setDocumentId(made.toEpochMilli());
      regular = new PaperFont(document, Typeface.REGULAR);
      bold = new PaperFont(document, Typeface.BOLD);
      PDDocumentInformation told = document.getDocumentInformation();
      told.setTitle(title);
      told.setCreationDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));
      document.getDocumentCatalog().setLanguage(language.toLanguageTag());
      sheet = new Sheet(document);
      grid = new Grid(sheet, regular, bold);
      heads = new Heads(sheet, regular, bold);
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

  /**
   * A figure that stands out.
   *
   * @param note below it; "" for none
   */
  public record Figure(String label, String value, String note) {}

  /** The document's title. */
  public void title(String text) {
    lines(bold, text, TITLE, Ink.TEXT, false);
    sheet.space(2);
  }

  /** A page that has the title alone, without a foot, and lines about the document at its end. */
  public void cover(String title, String subtitle, String date, List<String> facts) {
    new Cover(sheet, regular, bold).write(title, subtitle, date, facts);
    covers = sheet.count();
    sheet.next();
  }

  /** What follows begins a page. A heading that waits goes there, too. */
  public void page() {
    heads.end();
    if (!sheet.fresh()) {
      sheet.next();
    }
  }

  /** The heading of a part. It stays with what follows it. */
  public void heading(String text) {
    heads.heading(text, 2, 0, false);
  }

  /**
   * The heading of a part.
   *
   * @param room what has to stand below it on the same page at least, in points
   */
  public void heading(String text, double room) {
    heads.heading(text, 2, room, false);
  }

  /**
   * The heading of a part. It stays with the first lines, rows or the drawing below it.
   *
   * @param level 1 to 3
   */
  public void part(String text, int level) {
    heads.heading(text, level, 0, true);
  }

  /** A paragraph. A short one below a heading stays with what follows, too. */
  public void text(String text) {
    if (!heads.lead(text, BODY)) {
      lines(regular, text, BODY, Ink.TEXT, false);
    }
  }

  /** A paragraph that stands back. */
  public void quiet(String text) {
    lines(regular, text, SMALL, Ink.QUIET, false);
  }

  /** A point of a list. */
  public void point(String text) {
    lines(regular, text, BODY, Ink.TEXT, true);
  }

  /** Neither its first nor its last line stands alone on a page. */
  private void lines(PaperFont font, String text, double size, Ink ink, boolean point) {
    double indent = point ? POINT : 0;
    List<String> lines = Lines.of(font, text, size, WIDTH - indent);
    for (int i = 0; i < lines.size(); i++) {
      int left = lines.size() - i;
      int together = left <= 3 && i == 0 ? left : i == 0 || left == 2 ? 2 : 1;
      heads.keep(together * size * LEADING);
      double y = sheet.baseline(size, LEADING);
      if (i == 0 && point) {
        sheet.text(font, "•", size, ink, BETWEEN, y);
      }
      sheet.text(font, lines.get(i), size, ink, indent, y);
      sheet.space(size * LEADING);
    }
  }

  /** A little room, unless the page ends. */
  public void gap() {
    if (heads.none() && !sheet.fresh()) {
      sheet.space(GAP);
    }
  }

  /** The name of a table or a drawing. It stays with what follows it. */
  public void caption(String text) {
    heads.heading(text, 3, 0, false);
  }

  /** Figures side by side. */
  public void figures(List<Figure> figures) {
    heads.keep(grid.height(figures));
    grid.figures(figures);
  }

  /** A drawing, without words for those who cannot see it. */
  public void drawing(Drawing drawing) {
    drawing(drawing, "");
  }

  /**
   * A drawing.
   *
   * @param words that stand for it; "" where others beside it do
   */
  public void drawing(Drawing drawing, String words) {
    heads.keep(drawing.height());
    double top = sheet.top();
    if (!words.isEmpty()) {
      sheet.beginPicture(words);
    }
    for (Drawing.Shape each : drawing.shapes()) {
      if (each instanceof Drawing.Line line) {
        sheet.line(line, top);
      } else if (each instanceof Drawing.Area area) {
        sheet.area(area, top);
      } else if (each instanceof Drawing.Dot dot) {
        sheet.dot(dot, top);
      } else if (each instanceof Drawing.Label label) {
        label(label, top);
      }
    }
    if (!words.isEmpty()) {
      sheet.endPicture();
    }
    sheet.space(drawing.height());
  }

  private void label(Drawing.Label label, double top) {
    String text = regular.writable(label.text());
    double width = regular.width(text, label.size());
    double x =
        label.anchor() == Anchor.START
            ? label.x()
            : label.x() - (label.anchor() == Anchor.MIDDLE ? width / 2 : width);
    sheet.text(regular, text, label.size(), label.ink(), x, top - label.y());
  }

  /**
   * A table. Its head stands on every page it goes over; no row is cut, unless it is longer than a
   * page.
   *
   * @param rows each with a cell for every column
   */
  public void table(List<Column> columns, List<List<String>> rows) {
    heads.keep(grid.beginning(columns, rows));
    grid.table(columns, rows);
  }

  /**
   * Contents with the numbers of the pages behind the cover, before all else, of the parts of level
   * 1 and 2, and an outline. Comes last.
   */
  public void contents(String heading) {
    heads.keep(0);
    Contents contents = new Contents(regular, bold, heads.targets());
    contents.write(sheet, heading, covers);
    outline();
  }

  /** An outline that programs show beside the document. Comes last. */
  public void outline() {
    heads.keep(0);
    document
        .getDocumentCatalog()
        .setDocumentOutline(new Contents(regular, bold, heads.targets()).outline());
    document.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
  }

  /**
   * The whole file. Nothing can be written afterwards.
   *
   * @param foot makes of a page's number and their count what stands at its foot
   */
  public byte[] bytes(BinaryOperator<String> foot) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, "", foot);
    } catch (IOException e) {
      throw new UncheckedIOException("the document cannot be written", e);
    }
    return out.toByteArray();
  }

  /**
   * Writes the whole file and does not close the stream. Nothing can be written afterwards.
   *
   * @param name stands at the foot of every page to the left
   * @param foot makes of a page's number and their count what stands there to the right
   */
  public void write(OutputStream out, String name, BinaryOperator<String> foot) throws IOException {
    heads.keep(0);
    sheet.end();
    Feet.write(document, sheet, regular, name, foot, covers);
    document.save(out);
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
