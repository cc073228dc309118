package io.xiaoneng.job;

import io.xiaoneng.job.alert.AlertOperator;
import io.xiaoneng.job.casefile.CaseOperator;
import io.xiaoneng.job.casefile.ConflictRow;
import io.xiaoneng.job.casefile.Refold;
import io.xiaoneng.job.circle.CircleWorkflow;
import io.xiaoneng.job.circle.PointsOperator;
import io.xiaoneng.job.cube.CubeOperator;
import io.xiaoneng.job.intake.DeadLetterRow;
import io.xiaoneng.job.intake.IntakeOperator;
import io.xiaoneng.job.intake.RawRecord;
import io.xiaoneng.job.registry.RegistryRow;
import io.xiaoneng.job.subject.SubjectFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The graph of the case job: events → archive, cases, cube, circle. Tests run this graph with ends
 * of their own. Every operator has a uid, so that a savepoint finds its state again.
 */
public final class CaseWorkflow {

  private CaseWorkflow() {}

  /** Adds the graph to the environment. */
  public static void define(
      StreamExecutionEnvironment env, Sources sources, Sinks sinks, CaseSettings settings) {
    SingleOutputStreamOperator<KeyedBytes> events = intake(env, sources, settings);
    to(events.getSideOutput(IntakeOperator.ARCHIVE), sinks.archive(), "event_archive");
    to(events.getSideOutput(IntakeOperator.SOURCES), sinks.sourcesSeen(), "source_seen");
    to(events.getSideOutput(IntakeOperator.DEAD_LETTERS), sinks.deadLetters(), "dead-letter-topic");
    if (settings.openRegistry()) {
      to(
          events.getSideOutput(IntakeOperator.REGISTRATIONS),
          sinks.registrations(),
          "registry-topic");
    }

    DataStream<KeyedBytes> commands = commands(env, sources);
    SingleOutputStreamOperator<KeyedBytes> addends =
        with(commands, Refold::ofCase, "case-commands", events)
            .keyBy(KeyedBytes::key, Types.STRING)
            .transform(
                "cases",
                CaseOperator.outputType(),
                new CaseOperator(
                    settings.rules(),
                    settings.registry(),
                    settings.alerts(),
                    settings.bundle(),
                    settings.cachedCases()))
            .uid("cases");
    alerts(addends.getSideOutput(CaseOperator.ALERTS), sinks, settings);
    to(addends.getSideOutput(CaseOperator.ROWS), sinks.cases(), "case_row");
    DataStream<ConflictRow> conflicts =
        addends
            .getSideOutput(CaseOperator.CONFLICTS)
            .union(
                subjects(
                    with(
                        commands,
                        Refold::ofTicket,
                        "ticket-commands",
                        events.getSideOutput(IntakeOperator.TICKETS)),
                    SubjectFunction.tickets(settings.rules(), settings.registry()),
                    sinks.tickets(),
                    "ticket_row"),
                subjects(
                    with(
                        commands,
                        Refold::ofContract,
                        "contract-commands",
                        events.getSideOutput(IntakeOperator.CONTRACTS)),
                    SubjectFunction.contracts(settings.rules(), settings.registry()),
                    sinks.contracts(),
                    "contract_row"));
    DataStream<RegistryRow> registry = registry(env, sources);
    conflicts =
        conflicts.union(
            circle(
                env,
                with(
                    commands,
                    Refold::ofPoint,
                    "point-commands",
                    events.getSideOutput(IntakeOperator.POINTS)),
                registry,
                sources,
                sinks,
                settings));
    to(conflicts, sinks.conflicts(), "conflicting_duplicate");

    DataStream<byte[]> cells =
        withMends(env, addends, sources)
            .keyBy(KeyedBytes::key, Types.STRING)
            .transform(
                "cube",
                CubeOperator.outputType(),
                new CubeOperator(settings.cubeTable(), settings.bundle(), settings.cachedCells()))
            .uid("cube");
    to(cells, sinks.cells(), "cube_cell");

    to(registry, sinks.registryRows(), "registry_row").setParallelism(1);
    deadLetters(env, sources, sinks);
  }

  private static void alerts(DataStream<KeyedBytes> plans, Sinks sinks, CaseSettings settings) {
    to(
        plans
            .keyBy(KeyedBytes::key, Types.STRING)
            .process(
                new AlertOperator(settings.alerts()),
                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
            .name("alerts")
            .uid("alerts"),
        sinks.alerts(),
        "case_alert");
  }

  /** Days of points and their coverage; what is left are conflicts. */
  private static DataStream<ConflictRow> circle(
      StreamExecutionEnvironment env,
      DataStream<KeyedBytes> points,
      DataStream<RegistryRow> registry,
      Sources sources,
      Sinks sinks,
      CaseSettings settings) {
    SingleOutputStreamOperator<KeyedBytes> days =
        CircleWorkflow.points(points, registry, settings.rules(), settings.circleTables());
    to(days.getSideOutput(PointsOperator.ROWS), sinks.pointDays(), "point_day").setParallelism(1);
    DataStream<byte[]> coverage =
        CircleWorkflow.city(
            days, registry, reaches(env, sources), settings.rules(), settings.circleTables());
    to(coverage, sinks.coverageDays(), "coverage_day").setParallelism(1);
    return days.getSideOutput(CaseOperator.CONFLICTS);
  }

  private static @Nullable DataStream<KeyedBytes> reaches(
      StreamExecutionEnvironment env, Sources sources) {
    Source<KeyedBytes, ?, ?> reaches = sources.reaches();
    return reaches == null
        ? null
        : env.fromSource(
                reaches, WatermarkStrategy.noWatermarks(), "reaches", CaseOperator.outputType())
            .uid("reaches")
            .setParallelism(1);
  }

  /** Folds what is no case, writes its rows; what is left are its conflicts. */
  private static DataStream<ConflictRow> subjects(
      DataStream<KeyedBytes> events, SubjectFunction fold, Sink<byte[]> rows, String table) {
    SingleOutputStreamOperator<byte[]> folded =
        events
            .keyBy(KeyedBytes::key, Types.STRING)
            .process(fold, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
            .name(table)
            .uid(table);
    to(folded, rows, table);
    return folded.getSideOutput(CaseOperator.CONFLICTS);
  }

  private static SingleOutputStreamOperator<KeyedBytes> intake(
      StreamExecutionEnvironment env, Sources sources, CaseSettings settings) {
    return env.fromSource(
            sources.events(),
            WatermarkStrategy.noWatermarks(),
            "events",
            TypeInformation.of(RawRecord.class))
        .uid("events")
        .transform(
            "intake",
            IntakeOperator.outputType(),
            new IntakeOperator(settings.registry(), settings.openRegistry()))
        .uid("intake");
  }

  /** Commands to fold again, and events that are given to their subject once more. */
  private static @Nullable DataStream<KeyedBytes> commands(
      StreamExecutionEnvironment env, Sources sources) {
    Source<KeyedBytes, ?, ?> refolds = sources.refolds();
    return refolds == null
        ? null
        : env.fromSource(
                refolds, WatermarkStrategy.noWatermarks(), "refolds", CaseOperator.outputType())
            .uid("refolds")
            .setParallelism(1);
  }

  /** The commands go the way of the events, subject by subject. */
  private static DataStream<KeyedBytes> with(
      @Nullable DataStream<KeyedBytes> commands,
      FilterFunction<KeyedBytes> which,
      String name,
      DataStream<KeyedBytes> events) {
    return commands == null
        ? events
        : events.union(commands.filter(which).name(name).uid(name).setParallelism(1));
  }

  /** What cells are given to be right again goes the way of what cases give them. */
  private static DataStream<KeyedBytes> withMends(
      StreamExecutionEnvironment env, DataStream<KeyedBytes> addends, Sources sources) {
    Source<KeyedBytes, ?, ?> mends = sources.cellMends();
    if (mends == null) {
      return addends;
    }
    return addends.union(
        env.fromSource(
                mends, WatermarkStrategy.noWatermarks(), "cell-mends", CaseOperator.outputType())
            .uid("cell-mends")
            .setParallelism(1));
  }

  private static DataStream<RegistryRow> registry(StreamExecutionEnvironment env, Sources sources) {
    return env.fromSource(
            sources.registry(),
            WatermarkStrategy.noWatermarks(),
            "registry",
            TypeInformation.of(RegistryRow.class))
        .uid("registry")
        .setParallelism(1);
  }

  /** A topic that is only kept in its table. */
  private static void deadLetters(StreamExecutionEnvironment env, Sources sources, Sinks sinks) {
    DataStream<DeadLetterRow> deadLetters =
        env.fromSource(
                sources.deadLetters(),
                WatermarkStrategy.noWatermarks(),
                "dead-letters",
                TypeInformation.of(DeadLetterRow.class))
            .uid("dead-letters")
            .setParallelism(1);
    to(deadLetters, sinks.deadLetterRows(), "dead_letter").setParallelism(1);
  }

  private static <T> org.apache.flink.streaming.api.datastream.DataStreamSink<T> to(
      DataStream<T> rows, Sink<T> sink, String name) {
    return rows.sinkTo(sink).name(name).uid("sink-" + name);
  }
}
