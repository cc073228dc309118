package io.xiaoneng.job.sink;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Sends by size, by time, and before every checkpoint. */
final class ClickHouseSinkWriter<R> implements SinkWriter<R> {

  private final BatchWriter<R> batches;
  private final long every;
  private final ProcessingTimeService time;

  ClickHouseSinkWriter(BatchWriter<R> batches, Duration every, ProcessingTimeService time) {
    this.batches = batches;
    this.every = every.toMillis();
    this.time = time;
    next(time.getCurrentProcessingTime());
  }

  private void next(long now) {
    time.registerTimer(
        now + every,
        at -> {
          batches.sendIfIdle();
          next(time.getCurrentProcessingTime());
        });
  }

  @Override
  public void write(R row, Context context) throws IOException, InterruptedException {
    batches.add(row);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    batches.flush();
  }

  @Override
  public void close() throws InterruptedException {
    batches.close();
  }
}
