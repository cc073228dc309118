package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.office.Parts;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Table;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Component;

/**
 * Reports as XLSX: a first sheet about the report, then one for each table. Where a report has very
 * many tables of the same columns, as the cards of all units, they share one sheet that says of
 * each row which part it is of. Nothing is written before every section was gone through.
 */
@Component
final class XlsxWriter implements ReportWriter {

  /** More tables of the same columns than these share a sheet. */
  private static final int MOST_ALIKE = 20;

  private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

  private final FormWords words;

  XlsxWriter(FormWords words) {
    this.words = words;
  }

  @Override
  public ReportFormat format() {
    return ReportFormat.XLSX;
  }

  /**
   * A table and where it stands.
   *
   * @param part heading of the part of level 1 that it is in
   */
  record Placed(int at, String part, String section, Table table) {}

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    Map<List<String>, List<Placed>> alike = tables(document);
    List<TableSheet> sheets = new ArrayList<>();
    for (List<Placed> each : alike.values()) {
      if (each.size() > MOST_ALIKE) {
        sheets.add(new TableSheet(each.get(0).part(), each));
      } else {
        each.forEach(one -> sheets.add(new TableSheet(one.table().name(), List.of(one))));
      }
    }
    sheets.sort(Comparator.comparingInt(TableSheet::at));
    try (HeldBack held = new HeldBack()) {
      workbook(document, sheets, held.out());
      withoutMoment(document, held, out);
    }
  }

  private void workbook(Document document, List<TableSheet> sheets, OutputStream to)
      throws IOException {
    Workbook workbook = new Workbook(to, "Xiaoneng", "1.0");
    workbook.properties().setTitle(document.title());
    SheetNames names = new SheetNames();
    new IndexSheet(words).write(workbook, names, document, sheets);
    String partHead = words.word(document.language(), "part");
    for (TableSheet each : sheets) {
      each.write(workbook, names, partHead);
    }
    workbook.finish();
  }

  /** The workbook names the moment in which it was written; ours is that of the figures. */
  private static void withoutMoment(Document document, HeldBack held, OutputStream out)
      throws IOException {
    Parts parts = new Parts(out);
    try (ZipFile zip = new ZipFile(held.file())) {
      for (ZipEntry each : zip.stream().map(ZipEntry.class::cast).toList()) {
        try (InputStream in = zip.getInputStream(each)) {
          if (each.getName().equals("docProps/core.xml")) {
            String told = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            parts.add(each.getName(), CREATED.matcher(told).replaceAll("$1" + document.made()));
          } else {
            parts.add(each.getName(), in);
          }
        }
      }
    }
    parts.finish();
  }

  /** By heads and kinds of the columns, in the order of the document. */
  private static Map<List<String>, List<Placed>> tables(Document document) {
    Map<List<String>, List<Placed>> alike = new LinkedHashMap<>();
    int at = 0;
    String part = document.title();
    CheckedSections sections = new CheckedSections(document);
    while (sections.hasNext()) {
      Section section = sections.next();
      part = section.level() == 1 ? section.heading() : part;
      for (Block each : section.blocks()) {
        if (each instanceof Table table) {
          List<String> columns = new ArrayList<>();
          for (Column column : table.columns()) {
            columns.add(column.kind() + " " + column.head());
          }
          alike
              .computeIfAbsent(columns, key -> new ArrayList<>())
              .add(new Placed(at++, part, section.heading(), table));
        }
      }
    }
    return alike;
  }
}
