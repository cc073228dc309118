package io.xiaoneng.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.alert.AlertRules;
import io.xiaoneng.job.alert.AlertSettings;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.job.circle.CircleTables;
import io.xiaoneng.job.intake.DeadLetterRow;
import io.xiaoneng.job.intake.RawRecord;
import io.xiaoneng.job.registry.RegistryRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The graph of production at parallelism 2, between ends in memory. */
class CaseWorkflowTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final TestCity CITY = new TestCity(600, 42);

  @TempDir Path checkpoints;

  private StreamExecutionEnvironment environment() {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    JobDefaults.apply(env);
    env.setParallelism(2);
    return env;
  }

  private static Sources sources(long recordsPerSecond) {
    return new Sources(
        generated(number -> CITY.record(number), CITY.size(), recordsPerSecond, RawRecord.class),
        generated(number -> new RegistryRow(), 1, 10, RegistryRow.class),
        generated(number -> new DeadLetterRow(), 1, 10, DeadLetterRow.class));
  }

  private static <T> Source<T, ?, ?> generated(
      org.apache.flink.connector.datagen.source.GeneratorFunction<Long, T> records,
      long count,
      long perSecond,
      Class<T> type) {
    return new DataGeneratorSource<>(
        records, count, RateLimiterStrategy.perSecond(perSecond), TypeInformation.of(type));
  }

  private static CaseSettings settings(TablesInMemory tables, int bundle) {
    return new CaseSettings(
        new RulesAccess(TestCity.ZONE, "cn"),
        TestCity.REGISTRY,
        AlertSettings.of(AlertRules.first(Instant.EPOCH)),
        false,
        tables.cube,
        CircleTables.EMPTY,
        new BundleLimits(
            bundle, Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofMillis(100)),
        100,
        10);
  }

  private static void assertComplete(TablesInMemory tables) {
    assertThat(tables.caseRowsInHex()).isEqualTo(CITY.caseRows()).hasSize(600);
    assertThat(tables.otherRowsInHex()).isEqualTo(CITY.otherRows()).hasSize(240);
    assertThat(tables.cells()).isEqualTo(CITY.cells()).isNotEmpty();
    assertThat(tables.archived).hasSize(CITY.size() - CITY.broken());
    assertThat(tables.deadLetters).hasSize(CITY.broken()).isNotEmpty();
  }

  @Test
  void scrambledRepeatedAndBrokenRecordsGiveWhatTheModelSays() throws Exception {
    TablesInMemory tables = TablesInMemory.of("scrambled");
    StreamExecutionEnvironment env = environment();
    CaseWorkflow.define(env, sources(100_000), tables.sinks(), settings(tables, 500));
    env.execute("scrambled");

    assertComplete(tables);
  }

  @Test
  void crashesBetweenWritingAndTheCheckpointLeaveNoGhostRows() throws Exception {
    TablesInMemory tables = TablesInMemory.of("crashes");
    tables.failAtCells.addAll(List.of(150L, 600L, 1_300L));
    StreamExecutionEnvironment env = environment();
    CaseWorkflow.define(env, sources(2_000), tables.sinks(), settings(tables, 50));
    env.execute("crashes");

    assertThat(tables.failAtCells).as("every crash happened").isEmpty();
    assertComplete(tables);
  }
}
