package io.xiaoneng.dashboard.supervision.draft;

import io.xiaoneng.dashboard.office.OfficialFile;
import io.xiaoneng.dashboard.office.OfficialTable;
import io.xiaoneng.dashboard.office.OfficialTable.Column;
import io.xiaoneng.dashboard.office.OfficialTable.Side;
import io.xiaoneng.dashboard.office.OfficialText;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Block;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Heading;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Paragraph;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a draft as DOCX, in the form of official documents. */
final class DocxWriter {

  /** In half points. */
  private static final int CELL = 24;

  private DocxWriter() {}

  /** The whole file. */
  static byte[] write(OfficialDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      byte[] text = text(document).getBytes(StandardCharsets.UTF_8);
      OfficialFile file = new OfficialFile(bytes);
      file.text(out -> out.write(text), 0, false);
      file.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into memory", e);
    }
    return bytes.toByteArray();
  }

  private static String text(OfficialDocument document) throws IOException {
    StringBuilder text = new StringBuilder();
    OfficialText official = new OfficialText(text);
    official.issuer(document.date());
    official.title(document.title());
    official.addressee(document.to());
    for (Block each : document.body()) {
      if (each instanceof Heading heading) {
        official.heading(1, heading.text(), "", 0, false);
      } else if (each instanceof Paragraph paragraph) {
        official.body(paragraph.text());
      } else if (each instanceof Table table) {
        official.table(table(table.rows()));
      }
    }
    official.signature(document.date());
    return text.toString();
  }

  private static OfficialTable table(List<List<String>> rows) {
    List<Column> columns = new ArrayList<>();
    for (String each : rows.get(0)) {
      // What the row is about needs twice the room of a figure.
      columns.add(new Column(each, columns.isEmpty() ? 2 : 1, Side.CENTER));
    }
    return new OfficialTable(columns, rows.subList(1, rows.size()), CELL);
  }
}
