package io.xiaoneng.bench.job;

import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Takes the place of a table: counts the rows and lets them go.
 *
 * @param <R> a row
 */
final class CountingSink<R> implements Sink<R> {
  private static final long serialVersionUID = 1L;

  private final boolean begins;
  private final TallyMaker<R> tallies;

  /** Makes the tally of a writer; travels with the job. */
  interface TallyMaker<R> extends Supplier<Tally<R>>, Serializable {}

  /**
   * @param begins whether the race begins with its first row
   */
  CountingSink(boolean begins, TallyMaker<R> tallies) {
    this.begins = begins;
    this.tallies = tallies;
  }

  @Override
  public SinkWriter<R> createWriter(WriterInitContext context) {
    return new Writer<>(!begins, tallies.get());
  }

  private static final class Writer<R> implements SinkWriter<R> {
    private final Tally<R> tally;
    private boolean begun;
    private boolean ended;

    Writer(boolean begun, Tally<R> tally) {
      this.begun = begun;
      this.tally = tally;
    }

    @Override
    public void write(R row, Context context) {
      if (!begun) {
        begun = true;
        Race.begin();
      }
      tally.take(row);
    }

    @Override
    public void flush(boolean endOfInput) {
      if (endOfInput && !ended) {
        ended = true;
        Race.end(tally);
      }
    }

    @Override
    public void close() {}
  }
}
