package io.xiaoneng.registry.change;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A CSV file (RFC 4180) as rows that know their line. Lines that hold nothing are left out. */
final class CsvRows {

  /**
   * One row.
   *
   * @param line the file's line on which it begins, from 1
   * @param cells without the white space around them
   */
  record Row(int line, List<String> cells) {}

  private final String text;
  private final List<Row> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int line = 1;
  private int begun = 1;

  private CsvRows(String text) {
    this.text = text;
  }

  /**
   * Reads a file.
   *
   * @throws TableException where a quoted cell does not end or goes on after its end
   */
  static List<Row> of(String text) throws TableException {
    CsvRows rows = new CsvRows(text);
    rows.read();
    return rows.rows;
  }

  /**
   * The characters of a file: UTF-8, with or without a byte order mark, else GB 18030, which
   * spreadsheets write here.
   *
   * @throws TableException where the bytes are neither
   */
  static String decode(byte[] bytes) throws TableException {
    for (Charset each : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try {
        String text =
            each.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (CharacterCodingException e) {
        // The next one may fit.
        continue;
      }
    }
    throw new TableException(1, "", "the file is neither UTF-8 nor GB 18030");
  }

  private void read() throws TableException {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        at = quoted(at + 1);
      } else if (c == ',') {
        endCell();
        at++;
      } else if (c == '\n' || c == '\r') {
        at += c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
        endRow();
        line++;
        begun = line;
      } else {
        cell.append(c);
        at++;
      }
    }
    endRow();
  }

  /** Reads to the closing quote and what may follow it; returns where to go on. */
  private int quoted(int from) throws TableException {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
        cell.append('"');
        at += 2;
      } else if (c == '"') {
        at++;
        while (at < text.length() && text.charAt(at) == ' ') {
          at++;
        }
        if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
          throw new TableException(line, "", "a quoted cell goes on after its closing quote");
        }
        return at;
      } else {
        line += c == '\n' ? 1 : 0;
        cell.append(c);
        at++;
      }
    }
    throw new TableException(begun, "", "a quoted cell does not end");
  }

  private void endCell() {
    cells.add(cell.toString().strip());
    cell.setLength(0);
  }

  private void endRow() {
    endCell();
    if (cells.stream().anyMatch(each -> !each.isEmpty())) {
      rows.add(new Row(begun, cells));
    }
    cells = new ArrayList<>();
  }
}
