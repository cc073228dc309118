package io.xiaoneng.job.sink;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** Counts into Flink's metrics. */
final class FlinkCounters implements SinkCounters {

  private final Counter inserted;
  private final Counter retried;
  private final Counter leftOut;

  FlinkCounters(SinkWriterMetricGroup group) {
    this.inserted = group.getNumRecordsSendCounter();
    this.retried = group.counter("batchesRetried");
    this.leftOut = group.counter("rowsLeftOut");
  }

  @Override
  public void inserted(int rows) {
    inserted.inc(rows);
  }

  @Override
  public void retried() {
    retried.inc();
  }

  @Override
  public void leftOut() {
    leftOut.inc();
  }
}
