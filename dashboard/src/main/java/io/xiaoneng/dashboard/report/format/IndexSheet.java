package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.report.document.Document;
import java.util.List;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The first sheet of a workbook: what the report is, and which sheets there are. */
final class IndexSheet {

  private static final String LINK = "17548F";

  private final FormWords words;

  IndexSheet(FormWords words) {
    this.words = words;
  }

  void write(Workbook workbook, SheetNames names, Document document, List<TableSheet> sheets) {
    var language = document.language();
    Worksheet sheet = workbook.newWorksheet(names.of(words.word(language, "index")));
    sheet.value(0, 0, document.title());
    sheet.style(0, 0).bold().fontSize(16).set();
    sheet.value(1, 0, document.subtitle());
    sheet.value(2, 0, words.date(document));
    int row = 3;
    for (String each : words.facts(document)) {
      sheet.value(row++, 0, each);
    }
    row++;
    List<String> heads =
        List.of(
            words.word(language, "sheet"),
            words.word(language, "part"),
            words.word(language, "rows"));
    for (int i = 0; i < heads.size(); i++) {
      sheet.value(row, i, heads.get(i));
      sheet.style(row, i).bold().set();
    }
    row++;
    // The names that the sheets will get, in the same order.
    SheetNames same = new SheetNames();
    same.of(words.word(language, "index"));
    for (TableSheet each : sheets) {
      String name = same.of(each.wanted());
      sheet.hyperlink(row, 0, HyperLink.internal("'" + name.replace("'", "''") + "'!A1", name));
      sheet.style(row, 0).underlined().fontColor(LINK).set();
      sheet.value(row, 1, each.part());
      sheet.value(row, 2, each.rows());
      row++;
    }
    sheet.width(0, 40);
    sheet.width(1, 40);
    sheet.width(2, 10);
    onPaper(sheet);
  }

  /** Where somebody prints it: as wide as a page of A4, on as many pages as it takes. */
  static void onPaper(Worksheet sheet) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
  }
}
