package io.xiaoneng.simulator.run;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Leaves the file {@code history-sent} when the whole history is durable: the end offset of each
 * partition, {@code topic-partition=offset} a line. A job that has committed these has seen it all.
 */
public interface HistoryMark {

  /** Name of the file in the data directory. */
  String FILE = "history-sent";

  void write(Path directory) throws IOException;
}
