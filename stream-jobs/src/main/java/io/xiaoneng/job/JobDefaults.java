package io.xiaoneng.job;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.rocksdb.CompressionType;

/** Settings of the jobs where the cluster's configuration says nothing else. */
public final class JobDefaults {

  private static final int MAX_PARALLELISM = 128;
  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);
  private static final Duration CHECKPOINT_LIMIT = Duration.ofMinutes(5);
  private static final int FAILED_CHECKPOINTS = 100;

  private final ReadableConfig given;
  private final Configuration defaults = new Configuration();

  private JobDefaults(ReadableConfig given) {
    this.given = given;
  }

  /** Sets what the environment does not set yet. */
  public static void apply(StreamExecutionEnvironment env) {
    JobDefaults settings = new JobDefaults(env.getConfiguration());
    settings.state();
    settings.restart();
    settings.wire();
    env.configure(settings.defaults);
  }

  private void state() {
    set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_LIMIT);
    set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, FAILED_CHECKPOINTS);
    set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    rocksDb();
  }

  /**
   * A checkpoint every few seconds makes many small files. Compressing them at the upper levels,
   * where they are soon merged again, was a tenth of the job's processor time; and without a bloom
   * filter every new case looks for itself in all of them.
   */
  private void rocksDb() {
    set(
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL,
        List.of(
            CompressionType.NO_COMPRESSION,
            CompressionType.NO_COMPRESSION,
            CompressionType.SNAPPY_COMPRESSION));
    set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
  }

  /**
   * For ever: ClickHouse or Kafka may be away for long, and nobody should have to start the job.
   */
  private void restart() {
    set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(1));
    set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(2));
  }

  /** No type may fall to reflection; nothing that is sent is changed afterwards. */
  private void wire() {
    set(PipelineOptions.GENERIC_TYPES, false);
    set(PipelineOptions.OBJECT_REUSE, true);
    set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
  }

  private <T> void set(ConfigOption<T> option, T value) {
    if (given.getOptional(option).isEmpty()) {
      defaults.set(option, value);
    }
  }
}
