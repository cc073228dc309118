package io.xiaoneng.job.sink;

import io.xiaoneng.job.Bundle;
import io.xiaoneng.job.BundleLimits;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Sends by size, by time, and before every checkpoint. A small batch costs the engine almost as
 * much as a large one, so rows that are late anyway wait for more of them.
 */
final class ClickHouseSinkWriter<R> implements SinkWriter<R> {

  private static final Duration BEHIND = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final BatchWriter<R> batches;
  private final long every;
  private final ProcessingTimeService time;
  private final Bundle waiting;

  ClickHouseSinkWriter(BatchWriter<R> batches, FlushLimits limits, ProcessingTimeService time) {
    this.batches = batches;
    this.every = limits.every().toMillis();
    this.time = time;
    this.waiting = new Bundle(new BundleLimits(limits.rows(), limits.every(), BEHIND, LONGEST));
    next(time.getCurrentProcessingTime());
    waiting.end(time.getCurrentProcessingTime());
  }

  private void next(long now) {
    time.registerTimer(
        now + every,
        at -> {
          long then = time.getCurrentProcessingTime();
          if (waiting.tick(then)) {
            batches.sendIfIdle();
            waiting.end(then);
          }
          next(then);
        });
  }

  @Override
  public void write(R row, Context context) throws IOException, InterruptedException {
    Long recordedAt = context.timestamp();
    waiting.add(recordedAt == null ? Long.MIN_VALUE : recordedAt);
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
