package io.xiaoneng.bench.circle.job;

import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.job.JobDefaults;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.KeyedBytesType;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.job.circle.CircleRecords;
import io.xiaoneng.job.circle.CircleTables;
import io.xiaoneng.job.circle.CircleWorkflow;
import io.xiaoneng.job.circle.PointsOperator;
import io.xiaoneng.job.registry.RegistryRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The circle's part of the job, with its state in RocksDB and checkpoints, from events that are
 * made here into rows that are kept here. Arguments: directory, points, columns of cells,
 * heartbeats and failures of a point.
 */
public final class CircleJob {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(192);
  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(64);

  private CircleJob() {}

  /** Runs and answers. */
  public static void main(String[] args) throws Exception {
    // Somewhere it is noon now: no midnight, on which every row is written, falls into the run.
    ZoneId zone = ZoneOffset.ofHours(12 - Instant.now().atZone(ZoneOffset.UTC).getHour());
    LocalDate today = LocalDate.now(zone);
    long yesterday = today.minusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    GridCity city = new GridCity(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    CityEvents events =
        new CityEvents(city, yesterday, Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    Conductor conductor = new Conductor(city, events, (int) today.toEpochDay());
    Conductor.appoint(conductor);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            1, configuration(Files.createDirectories(Path.of(args[0]))));
    JobDefaults.apply(env);
    define(env, conductor, city.registry(yesterday), new RulesAccess(zone, "cn"));
    JobClient job = env.executeAsync("circle alone");
    while (!conductor.done()) {
      if (job.getJobStatus().get().isGloballyTerminalState()) {
        job.getJobExecutionResult().get();
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    job.cancel().get();
    answer("points", conductor.days().latencies());
    answer("city", conductor.coverage().latencies());
    new CityCheck(conductor, yesterday, today).check();
  }

  private static Configuration configuration(Path directory) {
    Configuration configuration = new Configuration();
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    configuration.set(CoreOptions.TMP_DIRS, directory.toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    // A restart would measure half of it twice: better no figure than a wrong one.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return configuration;
  }

  private static void define(
      StreamExecutionEnvironment env,
      Conductor conductor,
      List<RegistryRow> rows,
      RulesAccess rules) {
    Registry.rows = rows;
    DataStream<RegistryRow> registry =
        env.fromSequence(0, rows.size() - 1L)
            .map(new Registry(), TypeInformation.of(RegistryRow.class));
    DataStream<KeyedBytes> reaches =
        env.fromSequence(0, conductor.city().points() - 1L)
            .map(new Reaches(), KeyedBytesType.INSTANCE);
    DataStream<KeyedBytes> events =
        env.fromSequence(0, Long.MAX_VALUE - 1).flatMap(new Events(), KeyedBytesType.INSTANCE);
    SingleOutputStreamOperator<KeyedBytes> days =
        CircleWorkflow.points(events, registry, rules, CircleTables.EMPTY);
    days.getSideOutput(PointsOperator.ROWS).sinkTo(new KeepingSink(false));
    CircleWorkflow.city(days, registry, reaches, rules, CircleTables.EMPTY)
        .sinkTo(new KeepingSink(true));
  }

  private static final class Registry implements MapFunction<Long, RegistryRow> {
    private static final long serialVersionUID = 1L;
    private static volatile List<RegistryRow> rows = List.of();

    @Override
    public RegistryRow map(Long number) {
      return rows.get(number.intValue());
    }
  }

  private static final class Reaches implements MapFunction<Long, KeyedBytes> {
    private static final long serialVersionUID = 1L;

    @Override
    public KeyedBytes map(Long number) {
      int point = number.intValue();
      return CircleRecords.reach(
          GridCity.name(point), Conductor.here().city().record(point).toJson());
    }
  }

  /** Without an end; the job is cancelled when the conductor is done. */
  private static final class Events implements FlatMapFunction<Long, KeyedBytes> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(Long number, Collector<KeyedBytes> out) {
      KeyedBytes event = Conductor.here().poll();
      if (event != null) {
        out.collect(event);
      }
    }
  }

  private static void answer(String name, double[] sorted) {
    ChildJvm.answer(name + "Latencies", sorted.length);
    ChildJvm.answer(name + "P50", millis(sorted[sorted.length / 2]));
    ChildJvm.answer(name + "P99", millis(sorted[sorted.length * 99 / 100]));
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
