package io.xiaoneng.job.sink;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Rows of one table into ClickHouse, at least once: everything is in the table before a checkpoint
 * completes. Rows are absolute, so that writing one twice changes nothing.
 *
 * @param <R> a row
 */
public final class ClickHouseSink<R> implements Sink<R> {

  private static final long serialVersionUID = 1L;

  private final InserterFactory<R> inserters;
  private final FlushLimits limits;

  public ClickHouseSink(InserterFactory<R> inserters, FlushLimits limits) {
    this.inserters = inserters;
    this.limits = limits;
  }

  @Override
  public SinkWriter<R> createWriter(WriterInitContext context) {
    Inserter<R> inserter = inserters.create(context.getTaskInfo().getIndexOfThisSubtask());
    return new ClickHouseSinkWriter<>(
        new BatchWriter<>(inserter, limits, new FlinkCounters(context.metricGroup())),
        limits,
        context.getProcessingTimeService());
  }
}
