package io.xiaoneng.job;

import io.xiaoneng.alert.AlertRules;
import io.xiaoneng.job.alert.AlertSettings;
import io.xiaoneng.job.alert.JdbcAlertTable;
import io.xiaoneng.job.circle.JdbcCircleTables;
import io.xiaoneng.job.cube.JdbcCubeTable;
import io.xiaoneng.job.registry.KafkaRegistry;
import io.xiaoneng.job.sink.ClickHouseAddress;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Main class of the case job: only reads its arguments, see {@link CaseJobArguments}. */
public final class CaseJob {

  private CaseJob() {}

  /** Runs until it is cancelled. */
  public static void main(String[] args) throws Exception {
    CaseJobArguments arguments = CaseJobArguments.parse(args);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    JobDefaults.apply(env);
    env.setParallelism(arguments.parallelism());
    CaseWorkflow.define(
        env, KafkaEnds.sources(arguments.kafka()), sinks(arguments), settings(arguments));
    env.execute("xiaoneng case job");
  }

  private static Sinks sinks(CaseJobArguments arguments) {
    ClickHouseAddress tables = arguments.clickHouse();
    return new Sinks(
        ClickHouseEnds.archive(tables),
        ClickHouseEnds.cases(tables),
        ClickHouseEnds.cells(tables),
        ClickHouseEnds.alerts(tables),
        ClickHouseEnds.sourcesSeen(tables),
        ClickHouseEnds.conflicts(tables),
        ClickHouseEnds.tickets(tables),
        ClickHouseEnds.contracts(tables),
        ClickHouseEnds.pointDays(tables),
        ClickHouseEnds.coverageDays(tables),
        ClickHouseEnds.registryRows(tables),
        ClickHouseEnds.deadLetterRows(tables),
        KafkaEnds.deadLetters(arguments.kafka()),
        KafkaEnds.registrations(arguments.kafka()));
  }

  private static CaseSettings settings(CaseJobArguments arguments) {
    return new CaseSettings(
        arguments.rules(),
        new KafkaRegistry(arguments.kafka(), KafkaEnds.REGISTRY_TOPIC, arguments.rules().zone()),
        new AlertSettings(
            List.of(AlertRules.first(arguments.alertsSince())),
            new JdbcAlertTable(arguments.clickHouse())),
        arguments.openRegistry(),
        new JdbcCubeTable(arguments.clickHouse()),
        new JdbcCircleTables(arguments.clickHouse()));
  }
}
