package io.xiaoneng.streets.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.xiaoneng.streets.StreetsFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a CSV table with the columns id, lon and lat, in any order and among others. Without lon
 * and lat the ids are cells of the hexagonal grid H3, which lie where their middles are.
 */
public final class LocatedTable {

  private LocatedTable() {}

  /**
   * Reads the table.
   *
   * @param problems hears one sentence for each row that is left out: no id, an id told twice, no
   *     coordinates or no numbers
   * @throws StreetsFailure where the file cannot be read or lacks a column
   */
  public static List<Located> read(Path file, Consumer<String> problems) {
    List<Located> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : csv) {
        String where = file.getFileName() + " line " + row.getStartingLineNumber();
        String id = field(row, "id", file).strip();
        Located located =
            row.findField("lon").isPresent() || row.findField("lat").isPresent()
                ? told(id, row, file)
                : Hexagons.middle(id);
        if (id.isEmpty()) {
          problems.accept(where + ": the id is missing");
        } else if (!ids.add(id)) {
          problems.accept(where + ": '" + id + "' is there already");
        } else if (Double.isNaN(located.lon()) || Double.isNaN(located.lat())) {
          problems.accept(where + ": '" + id + "' has no coordinates");
        } else {
          rows.add(located);
        }
      }
    } catch (IOException | UncheckedIOException unreadable) {
      throw new StreetsFailure("the table " + file + " cannot be read: " + unreadable, unreadable);
    }
    return rows;
  }

  private static Located told(String id, NamedCsvRecord row, Path file) {
    return new Located(id, degrees(field(row, "lon", file)), degrees(field(row, "lat", file)));
  }

  private static String field(NamedCsvRecord row, String column, Path file) {
    return row.findField(column)
        .orElseThrow(() -> new StreetsFailure("the table " + file + " has no column " + column));
  }

  private static double degrees(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }
}
