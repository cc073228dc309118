package io.xiaoneng.importer.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.CsvLayout;
import io.xiaoneng.importer.mapping.Grain;
import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.mapping.RowProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A CSV file, read record by record. */
public final class CsvSource implements RowSource {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final InputStream bytes;
  private final Mapping mapping;
  private final String table;

  /**
   * @param file its name, for messages
   * @param bytes the file's content, unpacked; closed with this
   */
  public CsvSource(String file, InputStream bytes, Mapping mapping) {
    this(file, bytes, mapping, "");
  }

  /**
   * A file of one exchange table.
   *
   * @param table whose rows it holds; "" where the log has no tables
   */
  public CsvSource(String file, InputStream bytes, Mapping mapping, String table) {
    this.file = file;
    this.bytes = bytes;
    this.mapping = mapping;
    this.table = table;
  }

  @Override
  public void read(RowConsumer consumer) throws IOException {
    CsvLayout layout = mapping.csv();
    // Report, not replace: a file read in the wrong encoding must not become rows of question
    // marks.
    InputStreamReader text =
        new InputStreamReader(
            bytes,
            layout
                .encoding()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    long line = 1;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(layout.delimiter())
            .quoteCharacter(layout.quote())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      csv.skipLines(layout.skipLines());
      Iterator<CsvRecord> records = csv.iterator();
      List<String> columns = layout.columns();
      if (columns.isEmpty()) {
        if (!records.hasNext()) {
          throw new ImportFailure(file + " is empty, its first line must name the columns");
        }
        CsvRecord header = records.next();
        line = header.getStartingLineNumber();
        columns = header(header);
      }
      Map<String, Integer> index = new ColumnIndex(mapping, table, file).of(columns, line);
      consumer.columns(columns);
      while (records.hasNext()) {
        CsvRecord each = records.next();
        line = each.getStartingLineNumber();
        hand(new CsvRow(line, index, each.getFields()), columns.size(), consumer);
      }
    } catch (CsvParseException broken) {
      throw failure(line, broken);
    } catch (UncheckedIOException broken) {
      throw failure(line, broken);
    } catch (CharacterCodingException broken) {
      throw failure(line, broken);
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private static void hand(CsvRow row, int columns, RowConsumer consumer) {
    if (row.fields().size() == columns) {
      consumer.row(Grain.ROW, row);
    } else {
      consumer.malformed(
          row,
          new RowProblem(
              Reason.BAD_VALUE,
              "the row has " + row.fields().size() + " fields, the header " + columns));
    }
  }

  private static List<String> header(CsvRecord header) {
    List<String> columns = new ArrayList<>();
    for (String field : header.getFields()) {
      boolean marked = columns.isEmpty() && field.startsWith(BYTE_ORDER_MARK);
      columns.add((marked ? field.substring(1) : field).strip());
    }
    return columns;
  }

  private ImportFailure failure(long line, Exception broken) {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String what =
        cause instanceof CharacterCodingException
            ? "the file is not written in "
                + mapping.csv().encoding()
                + "; set csv.encoding in "
                + mapping.file()
            : "the file cannot be read on: " + cause.getMessage();
    return new ImportFailure(
        file
            + ", after line "
            + line
            + ": "
            + what
            + "; what stands before it was imported, and"
            + " importing it again changes nothing",
        broken);
  }
}
