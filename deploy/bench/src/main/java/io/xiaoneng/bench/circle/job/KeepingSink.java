package io.xiaoneng.bench.circle.job;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Hands rows to the {@link Conductor} of this process.
 *
 * @param coverage whether they are of coverage_day; else of point_day
 */
record KeepingSink(boolean coverage) implements Sink<byte[]> {

  @Override
  public SinkWriter<byte[]> createWriter(WriterInitContext context) {
    Conductor conductor = Conductor.here();
    return new Writer(coverage ? conductor.coverage() : conductor.days());
  }

  private record Writer(LastRows rows) implements SinkWriter<byte[]> {
    @Override
    public void write(byte[] row, Context context) {
      rows.take(row);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
