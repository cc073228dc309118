package io.xiaoneng.job;

import io.xiaoneng.job.alert.AlertRow;
import io.xiaoneng.job.casefile.CaseRow;
import io.xiaoneng.job.casefile.ConflictRow;
import io.xiaoneng.job.casefile.ProgressInserter;
import io.xiaoneng.job.circle.CircleWorkflow;
import io.xiaoneng.job.intake.DeadLetterRow;
import io.xiaoneng.job.intake.IntakeOperator;
import io.xiaoneng.job.intake.SourceSeen;
import io.xiaoneng.job.registry.RegistryRow;
import io.xiaoneng.job.sink.ClickHouseAddress;
import io.xiaoneng.job.sink.ClickHouseSink;
import io.xiaoneng.job.sink.FlushLimits;
import io.xiaoneng.job.sink.HttpInserter;
import io.xiaoneng.job.sink.JdbcInserter;
import io.xiaoneng.row.CaseRowEncoder;
import io.xiaoneng.row.ContractRows;
import io.xiaoneng.row.CubeRowEncoder;
import io.xiaoneng.row.TicketRows;
import java.math.BigDecimal;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * The job's ends in ClickHouse: RowBinary over HTTP for the three tables that take a row or more
 * for each event, JDBC for the small ones.
 */
public final class ClickHouseEnds {

  private ClickHouseEnds() {}

  /** Table event_archive. */
  public static Sink<byte[]> archive(ClickHouseAddress to) {
    return rowBinary(to, "event_archive", IntakeOperator.ARCHIVE_COLUMNS, FlushLimits.CALM);
  }

  /** Table cube_cell. */
  public static Sink<byte[]> cells(ClickHouseAddress to) {
    return rowBinary(to, "cube_cell", CubeRowEncoder.COLUMNS, FlushLimits.LIVE);
  }

  /** Table case_alert. */
  public static Sink<byte[]> alerts(ClickHouseAddress to) {
    return rowBinary(to, "case_alert", AlertRow.COLUMNS, FlushLimits.LIVE);
  }

  /** Table ticket_row. */
  public static Sink<byte[]> tickets(ClickHouseAddress to) {
    return rowBinary(to, "ticket_row", TicketRows.COLUMNS, FlushLimits.LIVE);
  }

  /** Table contract_row. */
  public static Sink<byte[]> contracts(ClickHouseAddress to) {
    return rowBinary(to, "contract_row", ContractRows.COLUMNS, FlushLimits.CALM);
  }

  /** Table point_day. */
  public static Sink<byte[]> pointDays(ClickHouseAddress to) {
    return rowBinary(to, "point_day", CircleWorkflow.pointDayColumns(), FlushLimits.LIVE);
  }

  /** Table coverage_day. */
  public static Sink<byte[]> coverageDays(ClickHouseAddress to) {
    return rowBinary(to, "coverage_day", CircleWorkflow.coverageDayColumns(), FlushLimits.LIVE);
  }

  private static Sink<byte[]> rowBinary(
      ClickHouseAddress to, String table, String columns, FlushLimits limits) {
    return new ClickHouseSink<>(
        subtask -> new HttpInserter<>(to, table, columns, row -> row), limits);
  }

  /** Table case_row, and job_progress after each batch of it. */
  public static Sink<CaseRow> cases(ClickHouseAddress to) {
    return new ClickHouseSink<>(
        subtask ->
            new ProgressInserter(
                new HttpInserter<>(to, "case_row", CaseRowEncoder.COLUMNS, row -> row.row),
                ProgressInserter.table(to),
                subtask),
        FlushLimits.LIVE);
  }

  /** Table source_seen. */
  public static Sink<SourceSeen> sourcesSeen(ClickHouseAddress to) {
    return new ClickHouseSink<>(
        subtask ->
            new JdbcInserter<>(
                to,
                "source_seen",
                SourceSeen.COLUMNS,
                (statement, row) -> {
                  statement.setString(1, row.source);
                  statement.setBigDecimal(2, Millis.of(row.firstRecordedAt));
                  statement.setBigDecimal(3, Millis.of(row.lastRecordedAt));
                  statement.setBigDecimal(4, Millis.of(row.lastEventAt));
                }),
        FlushLimits.CALM);
  }

  /** Table conflicting_duplicate. */
  public static Sink<ConflictRow> conflicts(ClickHouseAddress to) {
    return new ClickHouseSink<>(
        subtask ->
            new JdbcInserter<>(
                to,
                "conflicting_duplicate",
                ConflictRow.COLUMNS,
                (statement, row) -> {
                  statement.setString(1, row.subject);
                  statement.setString(2, row.source);
                  statement.setString(3, row.id);
                  statement.setLong(4, row.revision);
                  statement.setBigDecimal(5, new BigDecimal(row.kept));
                  statement.setBigDecimal(6, new BigDecimal(row.dropped));
                  statement.setBigDecimal(7, Millis.of(row.recordedAt));
                }),
        FlushLimits.CALM);
  }

  /** Table registry_row. */
  public static Sink<RegistryRow> registryRows(ClickHouseAddress to) {
    return new ClickHouseSink<>(
        subtask ->
            new JdbcInserter<>(
                to,
                "registry_row",
                RegistryRow.COLUMNS,
                (statement, row) -> {
                  statement.setString(1, row.kind);
                  statement.setString(2, row.key);
                  statement.setLong(3, row.offset);
                  statement.setString(4, row.body);
                  statement.setBigDecimal(5, Millis.of(row.recordedAt));
                }),
        FlushLimits.CALM);
  }

  /** Table dead_letter; its bytes may be no text at all, so it takes RowBinary too. */
  public static Sink<DeadLetterRow> deadLetterRows(ClickHouseAddress to) {
    return new ClickHouseSink<>(
        subtask ->
            new HttpInserter<>(to, "dead_letter", DeadLetterRow.COLUMNS, DeadLetterRow::encode),
        FlushLimits.CALM);
  }
}
