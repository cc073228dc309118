package io.xiaoneng.dashboard.metric;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes cases as an XLSX workbook of one sheet with a header that stays, row by row: numbers are
 * numbers, instants are dates in the city's time, everything else is text.
 */
final class CaseWorkbook implements AutoCloseable {

  private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";
  private static final int FLUSHED = 1_000;

  private final Workbook workbook;
  private final Worksheet sheet;
  private final ZoneId zone;
  private int row = 1;

  /**
   * @param header the name of each column
   */
  CaseWorkbook(
      OutputStream out, String sheetName, ZoneId zone, Function<CaseColumn, String> header) {
    this.workbook = new Workbook(out, "Xiaoneng", "1.0");
    this.sheet = workbook.newWorksheet(sheetName);
    this.zone = zone;
    for (CaseColumn column : CaseColumn.values()) {
      sheet.value(0, column.ordinal(), header.apply(column));
      sheet.style(0, column.ordinal()).bold().set();
      sheet.width(column.ordinal(), column.width);
    }
    sheet.freezePane(1, 1);
  }

  void add(CaseLine line) {
    for (CaseColumn column : CaseColumn.values()) {
      Object value = column.of(line);
      int at = column.ordinal();
      if (value instanceof Instant instant) {
        sheet.value(row, at, LocalDateTime.ofInstant(instant, zone));
        sheet.style(row, at).format(MOMENT).set();
      } else if (value instanceof Number number) {
        sheet.value(row, at, number);
      } else if (value instanceof String text) {
        sheet.inlineString(row, at, text);
      }
    }
    row++;
    if (row % FLUSHED == 0) {
      try {
        sheet.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("the reader of a list of cases went away", e);
      }
    }
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    workbook.finish();
  }
}
