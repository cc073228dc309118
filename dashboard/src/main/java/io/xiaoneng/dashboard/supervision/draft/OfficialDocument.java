package io.xiaoneng.dashboard.supervision.draft;

import java.time.LocalDate;
import java.util.List;

/**
 * An official document 公文 as far as a program can draft it.
 *
 * @param to 主送机关
 * @param body in order
 * @param date 成文日期
 */
record OfficialDocument(String title, String to, List<Block> body, LocalDate date) {

  OfficialDocument {
    body = List.copyOf(body);
  }

  /** A part of the body. */
  sealed interface Block {}

  /** A heading of the first level: 一、… */
  record Heading(String text) implements Block {}

  /** A paragraph, its first line indented by two characters. */
  record Paragraph(String text) implements Block {}

  /**
   * A table.
   *
   * @param rows the first is its head; all of one length
   */
  record Table(List<List<String>> rows) implements Block {

    Table {
      rows = List.copyOf(rows);
    }
  }
}
