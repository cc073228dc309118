package io.xiaoneng.dashboard.paper;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** What leads to the headings of a document: pages of contents, and its outline. */
final class Contents {

  private static final double[] SIZES = {10, 9};
  private static final double[] BEFORE = {5, 0};
  private static final double LEADING = 1.6;
  private static final double INDENT = 14;
  private static final double HEADING = 14;
  private static final double HEADED = HEADING * 2.2;

  /** A line, and how much stands before it. */
  private record Row(Target target, List<String> lines, double before) {

    double size() {
      return SIZES[target.level() - 1];
    }

    double indent() {
      return INDENT * (target.level() - 1);
    }

    double height() {
      return before + lines.size() * size() * LEADING;
    }
  }

  private final PaperFont regular;
  private final PaperFont bold;
  private final List<Target> targets;

  Contents(PaperFont regular, PaperFont bold, List<Target> targets) {
    this.regular = regular;
    this.bold = bold;
    this.targets = targets.stream().filter(each -> each.level() <= 2).toList();
  }

  /**
   * Writes the pages and puts them before a page.
   *
   * @param before how many pages stay before them
   */
  void write(Sheet sheet, String heading, int before) {
    List<List<Row>> pages = pages();
    int from = sheet.count();
    boolean first = true;
    for (List<Row> each : pages) {
      sheet.next();
      if (first) {
        sheet.text(bold, bold.writable(heading), HEADING, Ink.TEXT, 0, sheet.top() - HEADING);
        sheet.space(HEADED);
        first = false;
      }
      each.forEach(row -> row(sheet, row, number(row.target(), before, pages.size())));
    }
    sheet.move(from, before);
  }

  private static String number(Target target, int before, int pages) {
    return Integer.toString(target.at() + 1 + (target.at() < before ? 0 : pages));
  }

  private List<List<Row>> pages() {
    List<List<Row>> pages = new ArrayList<>();
    List<Row> page = new ArrayList<>();
    pages.add(page);
    double room = Sheet.HEIGHT - HEADED;
    for (int i = 0; i < targets.size(); i++) {
      Row row = row(targets.get(i));
      // A part does not stand at the end of a page without its first part.
      boolean leads = i + 1 < targets.size() && row.target().level() < targets.get(i + 1).level();
      double needed = row.height() + (leads ? row(targets.get(i + 1)).height() : 0);
      if (needed > room && !page.isEmpty()) {
        page = new ArrayList<>();
        pages.add(page);
        room = Sheet.HEIGHT;
      }
      page.add(row);
      room -= row.height();
    }
    return pages;
  }

  private Row row(Target target) {
    int level = target.level() - 1;
    double width = Sheet.WIDTH - INDENT * level - 50;
    return new Row(
        target, Lines.of(font(target), target.text(), SIZES[level], width), BEFORE[level]);
  }

  private PaperFont font(Target target) {
    return target.level() == 1 ? bold : regular;
  }

  private void row(Sheet sheet, Row row, String number) {
    PaperFont font = font(row.target());
    double size = row.size();
    sheet.space(row.before());
    double top = sheet.top();
    double y = top;
    for (String line : row.lines()) {
      y = sheet.baseline(size, LEADING);
      sheet.text(font, line, size, Ink.TEXT, row.indent(), y);
      sheet.space(size * LEADING);
    }
    double at = Sheet.WIDTH - font.width(number, size);
    sheet.text(font, number, size, Ink.TEXT, at, y);
    String last = row.lines().get(row.lines().size() - 1);
    double from = row.indent() + font.width(last, size) + 6;
    double step = regular.width("· ", size);
    int dots = (int) ((at - 6 - from) / step);
    if (dots > 0) {
      sheet.text(regular, "· ".repeat(dots), size, Ink.OTHERS, at - 6 - dots * step, y);
    }
    sheet.link(row.indent(), sheet.top(), Sheet.WIDTH, top - sheet.top(), row.target());
  }

  /** The outline: parts, and their parts closed below them. */
  PDDocumentOutline outline() {
    PDDocumentOutline outline = new PDDocumentOutline();
    PDOutlineItem part = null;
    for (Target each : targets) {
      PDOutlineItem item = new PDOutlineItem();
      item.setTitle(each.text());
      item.setDestination(each.destination());
      if (each.level() == 1 || part == null) {
        outline.addLast(item);
        part = item;
      } else {
        part.addLast(item);
      }
    }
    return outline;
  }
}
