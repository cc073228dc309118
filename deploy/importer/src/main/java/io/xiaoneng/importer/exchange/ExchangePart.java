package io.xiaoneng.importer.exchange;

import io.xiaoneng.importer.source.RowConsumer;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** Rows of one exchange table: a file, or the table in a database. */
public interface ExchangePart {

  /** The table's name, in lower case. */
  String table();

  /** The file's name, or the table's in the database; for messages. */
  String name();

  /** How much there is to read: bytes of a file, rows of a table. */
  long size();

  /**
   * Hands every row to the consumer.
   *
   * @param counting put around a file's stream
   * @param advance told how much more was read, where there is no stream
   * @throws io.xiaoneng.importer.mapping.ImportFailure where it cannot be read on
   */
  void read(RowConsumer consumer, UnaryOperator<InputStream> counting, LongConsumer advance)
      throws IOException;
}
