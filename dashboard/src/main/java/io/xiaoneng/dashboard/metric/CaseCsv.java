package io.xiaoneng.dashboard.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes cases as CSV, line by line; instants with the city's offset, what is not known empty. */
final class CaseCsv {

  private final Writer out;
  private final ZoneId zone;

  /** Writes the header at once. */
  CaseCsv(Writer out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
    write(Stream.of(CaseColumn.values()).map(CaseColumn::wireName));
  }

  void add(CaseLine line) {
    write(Stream.of(CaseColumn.values()).map(column -> text(column.of(line))));
  }

  private String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Instant at) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }
    return value instanceof String text ? Csv.safe(text) : value.toString();
  }

  private void write(Stream<String> fields) {
    try {
      out.write(Csv.line(fields));
    } catch (IOException e) {
      throw new UncheckedIOException("the reader of a list of cases went away", e);
    }
  }
}
