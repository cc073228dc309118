package io.xiaoneng.importer.source;

import java.io.Closeable;
import java.io.IOException;

/** A foreign log as a stream of rows; reads it once, in bounded memory. */
public interface RowSource extends Closeable {

  /**
   * Hands every row to the consumer, in the order of the file.
   *
   * @throws io.xiaoneng.importer.mapping.ImportFailure where the file cannot be read on, with the
   *     line; the rows before it were handed over
   */
  void read(RowConsumer consumer) throws IOException;
}
