package io.xiaoneng.dashboard.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a list as CSV, line by line; instants with the city's offset, what is not known empty. */
final class ListCsv {

  private final Writer out;
  private final ZoneId zone;

  /** Writes the header at once. */
  ListCsv(Writer out, ListKind kind, ZoneId zone) {
    this.out = out;
    this.zone = zone;
    write(kind.columns().stream().map(ListColumn::name));
  }

  void add(ListLine line) {
    write(line.values().stream().map(this::text));
  }

  private String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Instant at) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }
    if (value instanceof Collection<?> several) {
      return Csv.safe(several.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
    return value instanceof String text ? Csv.safe(text) : value.toString();
  }

  private void write(Stream<String> fields) {
    try {
      out.write(Csv.line(fields));
    } catch (IOException e) {
      throw new UncheckedIOException("the reader of a list went away", e);
    }
  }
}
