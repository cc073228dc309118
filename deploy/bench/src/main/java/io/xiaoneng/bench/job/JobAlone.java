package io.xiaoneng.bench.job;

import io.xiaoneng.alert.AlertRules;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.job.CaseSettings;
import io.xiaoneng.job.CaseWorkflow;
import io.xiaoneng.job.JobDefaults;
import io.xiaoneng.job.KafkaEnds;
import io.xiaoneng.job.Sinks;
import io.xiaoneng.job.Sources;
import io.xiaoneng.job.alert.AlertSettings;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.job.circle.CircleTables;
import io.xiaoneng.job.cube.CubeTable;
import io.xiaoneng.job.intake.DeadLetterReader;
import io.xiaoneng.job.intake.RawRecordReader;
import io.xiaoneng.job.registry.KafkaRegistry;
import io.xiaoneng.job.registry.RegistryRowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job's graph from the real topic into sinks that count, with exactly-once checkpoints, until
 * the topic's present end. The cluster is in this process, so its processor time is the job's.
 */
public final class JobAlone {
  private static final int PARALLELISM = 2;
  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);
  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(128);

  private JobAlone() {}

  /** A table without a row. */
  private static final class NoCells implements CubeTable {
    private static final long serialVersionUID = 1L;

    @Override
    public long maxVersion() {
      return 0;
    }

    @Override
    public List<String> cellsAbove(long version) {
      return List.of();
    }
  }

  /**
   * Arguments: bootstrap, topic, zone, calendar, directory, megabytes of managed memory. Answers
   * {@code seconds}, {@code cpuMicros} and the totals of the sinks.
   */
  public static void main(String[] args) throws Exception {
    Path directory = Files.createDirectories(Path.of(args[4]));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            PARALLELISM, configuration(directory, Integer.parseInt(args[5])));
    JobDefaults.apply(env);
    RulesAccess rules = new RulesAccess(ZoneId.of(args[2]), args[3]);
    CaseWorkflow.define(
        env,
        sources(args[0], args[1]),
        sinks(),
        new CaseSettings(
            rules,
            new KafkaRegistry(args[0], "xiaoneng.registry", rules.zone()),
            AlertSettings.of(AlertRules.first(Instant.now())),
            false,
            new NoCells(),
            CircleTables.EMPTY));
    env.execute("case job alone");
    ChildJvm.answer("seconds", Race.seconds());
    ChildJvm.answer("cpuMicros", Race.cpuMicros());
    Race.totals().sums().forEach(ChildJvm::answer);
  }

  private static Configuration configuration(Path directory, int managedMegabytes) {
    Configuration configuration = new Configuration();
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(managedMegabytes));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    configuration.set(CoreOptions.TMP_DIRS, directory.toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    // A restart would count rows twice: better no figure than a wrong one.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return configuration;
  }

  private static Sources sources(String bootstrap, String topic) {
    return new Sources(
        source(bootstrap, topic, new RawRecordReader()),
        source(bootstrap, "xiaoneng.registry", new RegistryRowReader()),
        source(bootstrap, "xiaoneng.dead-letter", new DeadLetterReader()));
  }

  /** In a group of its own, so that the offsets of the real job stay where they are. */
  private static <T> KafkaSource<T> source(
      String bootstrap, String topic, KafkaRecordDeserializationSchema<T> reader) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrap)
        .setGroupId("xiaoneng-bench")
        .setClientIdPrefix("xiaoneng-bench-" + topic)
        .setTopics(topic)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setProperty("commit.offsets.on.checkpoint", "true")
        .setProperty("max.poll.records", KafkaEnds.RECORDS_HANDED_OVER)
        .setProperty("isolation.level", "read_committed")
        .setDeserializer(reader)
        .build();
  }

  private static Sinks sinks() {
    return new Sinks(
        rows("archive"),
        new CountingSink<>(false, CaseTally::new),
        new CountingSink<>(false, CellTally::new),
        rows("alerts"),
        number("sourcesSeen"),
        number("conflicts"),
        rows("tickets"),
        rows("contracts"),
        rows("pointDays"),
        rows("coverageDays"),
        number("registryRows"),
        number("deadLetterRows"),
        number("deadLetters"),
        number("registrations"));
  }

  private static Sink<byte[]> rows(String name) {
    return new CountingSink<>(true, () -> new RowTally(name));
  }

  private static <R> Sink<R> number(String name) {
    return new CountingSink<>(false, () -> new NumberTally<>(name));
  }

  /** Counts rows of any kind. */
  private static final class NumberTally<R> implements Tally<R> {
    private final String name;
    private long rows;

    NumberTally(String name) {
      this.name = name;
    }

    @Override
    public void take(R row) {
      rows++;
    }

    @Override
    public void addTo(Totals totals) {
      totals.add(name, rows);
    }
  }
}
