package io.xiaoneng.dashboard.metric;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a list as an XLSX workbook of one sheet with a header that stays, row by row: numbers are
 * numbers, instants are dates in the city's time, everything else is text.
 */
final class ListWorkbook implements AutoCloseable {

  private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";
  private static final String DAY = "yyyy-mm-dd";
  private static final int FLUSHED = 1_000;

  private final Workbook workbook;
  private final Worksheet sheet;
  private final ZoneId zone;
  private int row = 1;

  /**
   * @param header the name of each column
   */
  ListWorkbook(OutputStream out, ListKind kind, ZoneId zone, Function<ListColumn, String> header) {
    this.workbook = new Workbook(out, "Xiaoneng", "1.0");
    this.sheet = workbook.newWorksheet(kind.wireName() + "s");
    this.zone = zone;
    for (int at = 0; at < kind.columns().size(); at++) {
      ListColumn column = kind.columns().get(at);
      sheet.value(0, at, header.apply(column));
      sheet.style(0, at).bold().set();
      sheet.width(at, column.width());
    }
    sheet.freezePane(1, 1);
  }

  void add(ListLine line) {
    for (int at = 0; at < line.values().size(); at++) {
      Object value = line.values().get(at);
      if (value instanceof Instant instant) {
        sheet.value(row, at, LocalDateTime.ofInstant(instant, zone));
        sheet.style(row, at).format(MOMENT).set();
      } else if (value instanceof Number number) {
        sheet.value(row, at, number);
      } else if (value instanceof String text) {
        sheet.inlineString(row, at, text);
      } else if (value instanceof LocalDate day) {
        sheet.value(row, at, day);
        sheet.style(row, at).format(DAY).set();
      } else if (value instanceof Collection<?> several) {
        sheet.inlineString(
            row, at, several.stream().map(String::valueOf).collect(Collectors.joining(" ")));
      } else if (value instanceof Boolean flag) {
        sheet.value(row, at, flag);
      }
    }
    row++;
    if (row % FLUSHED == 0) {
      try {
        sheet.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("the reader of a list went away", e);
      }
    }
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    workbook.finish();
  }
}
