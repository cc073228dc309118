package io.xiaoneng.registry.change;

import io.xiaoneng.circle.place.Datum;
import io.xiaoneng.registry.FieldSpec;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryException;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.RegistryRecord;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of records of one kind. The head names the fields, by their names or as readers call
 * them. A column that the file does not have leaves the field as it is; an empty cell clears it.
 *
 * @param lines records that can be read, in the file's order
 * @param errors what cannot be read, with line and column; not empty = nothing may be applied
 */
public record RecordTable(List<Line> lines, List<LineError> errors) {

  /** More lines are refused before any is looked at. */
  public static final int MOST_LINES = 200_000;

  /** So many errors are told; the rest is a number. */
  private static final int MOST_ERRORS = 200;

  /**
   * A line and what it changes.
   *
   * @param line of the file, from 1
   */
  public record Line(int line, RecordChange change) {}

  /**
   * What is wrong with a line.
   *
   * @param column "" where it is the whole line
   */
  public record LineError(int line, String column, String message) {}

  /**
   * Reads a file.
   *
   * @param known the JSON of a record as it stands, or null
   * @param zone the city's
   */
  public static RecordTable read(
      RecordKind kind,
      byte[] file,
      Function<RegistryKey, @Nullable Map<String, @Nullable Object>> known,
      ZoneId zone) {
    return read(kind, file, known, zone, new TablePlaces(Datum.WGS84));
  }

  /**
   * Likewise, where positions may be told in another datum.
   *
   * @param places turns them into WGS 84 and remembers them as they were told
   */
  public static RecordTable read(
      RecordKind kind,
      byte[] file,
      Function<RegistryKey, @Nullable Map<String, @Nullable Object>> known,
      ZoneId zone,
      TablePlaces places) {
    Reader reader = new Reader(kind, known, zone, places);
    try {
      reader.read(CsvRows.of(CsvRows.decode(file)));
    } catch (TableException e) {
      reader.error(e.line(), e.column(), String.valueOf(e.getMessage()));
    }
    return new RecordTable(List.copyOf(reader.lines), List.copyOf(reader.errors));
  }

  /** The head of a file of that kind and an example below it, with a byte order mark. */
  public static String template(RecordKind kind) {
    List<String> names = new ArrayList<>();
    List<String> examples = new ArrayList<>();
    for (FieldSpec each : kind.fields()) {
      if (!each.name().equals("auto")) {
        names.add(each.name());
        examples.add(CellValues.example(each));
      }
    }
    return "\uFEFF" + String.join(",", names) + "\r\n" + String.join(",", examples) + "\r\n";
  }

  /** A file of records, that {@link #read} takes back. */
  public static String write(RecordKind kind, Iterable<Map<String, @Nullable Object>> records) {
    StringBuilder out = new StringBuilder("\uFEFF");
    out.append(String.join(",", kind.fields().stream().map(FieldSpec::name).toList()));
    for (Map<String, @Nullable Object> record : records) {
      out.append("\r\n");
      String separator = "";
      for (FieldSpec field : kind.fields()) {
        String cell = CellValues.write(record.get(field.name()));
        out.append(separator).append(quoted(cell));
        separator = ",";
      }
    }
    return out.append("\r\n").toString();
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  /** Goes through a file and gathers what is wrong rather than stopping at it. */
  private static final class Reader {

    private final RecordKind kind;
    private final Function<RegistryKey, @Nullable Map<String, @Nullable Object>> known;
    private final ZoneId zone;
    private final TablePlaces places;
    private final List<Line> lines = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private final Map<RegistryKey, Integer> seen = new HashMap<>();

    Reader(
        RecordKind kind,
        Function<RegistryKey, @Nullable Map<String, @Nullable Object>> known,
        ZoneId zone,
        TablePlaces places) {
      this.kind = kind;
      this.known = known;
      this.zone = zone;
      this.places = places;
    }

    void error(int line, String column, String message) {
      if (errors.size() < MOST_ERRORS) {
        errors.add(new LineError(line, column, message));
      } else if (errors.size() == MOST_ERRORS) {
        errors.add(new LineError(line, "", "more errors follow; mend these first"));
      }
    }

    void read(List<CsvRows.Row> rows) {
      if (rows.isEmpty()) {
        error(1, "", "the file is empty");
        return;
      }
      if (rows.size() > MOST_LINES) {
        error(1, "", "the file has " + rows.size() + " lines, at most " + MOST_LINES);
        return;
      }
      List<FieldSpec> columns = head(rows.get(0));
      if (!errors.isEmpty()) {
        return;
      }
      if (rows.size() == 1) {
        error(rows.get(0).line(), "", "the file has no line below its head");
      }
      for (CsvRows.Row row : rows.subList(1, rows.size())) {
        line(row, columns);
      }
    }

    private List<FieldSpec> head(CsvRows.Row row) {
      List<FieldSpec> columns = new ArrayList<>();
      for (String cell : row.cells()) {
        FieldSpec field = field(cell);
        if (field == null) {
          error(
              row.line(),
              cell,
              "records of kind " + kind.wireName() + " have no field \"" + cell + "\"");
        } else if (columns.contains(field)) {
          error(row.line(), cell, "the column is there twice");
        } else {
          columns.add(field);
        }
      }
      for (String needed : identity()) {
        if (columns.stream().noneMatch(each -> each.name().equals(needed))) {
          error(row.line(), needed, "the column is missing");
        }
      }
      return columns;
    }

    private @Nullable FieldSpec field(String head) {
      for (FieldSpec each : kind.fields()) {
        if (each.name().equalsIgnoreCase(head)
            || each.zh().equals(head)
            || each.en().equalsIgnoreCase(head)) {
          return each;
        }
      }
      return null;
    }

    private List<String> identity() {
      return switch (kind) {
        case ITEM -> List.of("code", "version");
        case CALENDAR -> List.of("id", "year", "version");
        default -> List.of(kind.codeField());
      };
    }

    private void line(CsvRows.Row row, List<FieldSpec> columns) {
      if (row.cells().size() != columns.size()) {
        error(
            row.line(),
            "",
            "the line has " + row.cells().size() + " cells, the head " + columns.size());
        return;
      }
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      boolean good = true;
      for (int i = 0; i < columns.size(); i++) {
        FieldSpec field = columns.get(i);
        try {
          told.put(field.name(), CellValues.read(field, row.cells().get(i)));
        } catch (IllegalArgumentException e) {
          error(row.line(), field.name(), String.valueOf(e.getMessage()));
          good = false;
        }
      }
      if (good) {
        record(row.line(), told);
      }
    }

    private void record(int line, Map<String, @Nullable Object> told) {
      StringBuilder text = new StringBuilder(kind.wireName());
      for (String each : identity()) {
        Object value = told.get(each);
        if (value == null) {
          error(line, each, "is missing");
          return;
        }
        text.append('/').append(value);
      }
      try {
        RegistryKey key = RegistryKey.parse(text.toString());
        Integer first = seen.putIfAbsent(key, line);
        if (first != null) {
          error(line, kind.codeField(), key + " is on line " + first + " already");
          return;
        }
        places.toWgs84(told);
        Map<String, @Nullable Object> before = known.apply(key);
        Map<String, @Nullable Object> after =
            RecordBodies.merged(key, before == null ? Map.of() : before, told);
        RegistryRecord.parse(key.toString(), after, zone);
        lines.add(new Line(line, new RecordChange(key, before, after)));
      } catch (RegistryException e) {
        error(line, column(e.field()), String.valueOf(e.getMessage()));
      }
    }

    /** A table has one column for a limit, whatever of it is wrong. */
    private static String column(String field) {
      int dot = field.indexOf('.');
      return dot < 0 ? field : field.substring(0, dot);
    }
  }
}
