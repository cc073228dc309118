package io.xiaoneng.job.casefile;

import io.xiaoneng.job.sink.ClickHouseAddress;
import io.xiaoneng.job.sink.HttpInserter;
import io.xiaoneng.job.sink.InsertException;
import io.xiaoneng.job.sink.Inserter;
import io.xiaoneng.row.RowBinary;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts case rows, and after them how far the figures are: job_progress never tells of rows that
 * are not in their table. Also written while nothing comes, so that a reader sees the job alive.
 */
public final class ProgressInserter implements Inserter<CaseRow> {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressInserter.class);
  private static final String JOB = "case";
  private static final String COLUMNS =
      "job, subtask, latest_event_at, latest_recorded_at, updated_at";
  private static final long AT_MOST_EVERY = Duration.ofSeconds(1).toNanos();

  private final Inserter<CaseRow> rows;
  private final Inserter<byte[]> progress;
  private final int subtask;
  private long latestEventAt;
  private long latestRecordedAt;
  private long written = System.nanoTime() - AT_MOST_EVERY;

  /**
   * @param rows into case_row; closed with this
   * @param progress into job_progress; closed with this
   */
  public ProgressInserter(Inserter<CaseRow> rows, Inserter<byte[]> progress, int subtask) {
    this.rows = rows;
    this.progress = progress;
    this.subtask = subtask;
  }

  /** The table job_progress. */
  public static Inserter<byte[]> table(ClickHouseAddress address) {
    return new HttpInserter<>(address, "job_progress", COLUMNS, row -> row);
  }

  @Override
  public void insert(List<CaseRow> batch) throws InsertException, InterruptedException {
    rows.insert(batch);
    for (CaseRow each : batch) {
      latestEventAt = Math.max(latestEventAt, each.latestEventAt);
      latestRecordedAt = Math.max(latestRecordedAt, each.latestRecordedAt);
    }
  }

  @Override
  public void idle() throws InterruptedException {
    if (System.nanoTime() - written >= AT_MOST_EVERY) {
      write();
    }
  }

  @Override
  public void settled() throws InterruptedException {
    write();
  }

  /** A failure is not worth the job's restart: the next call tries again. */
  private void write() throws InterruptedException {
    if (latestRecordedAt == 0) {
      return;
    }
    byte[] row =
        new RowBinary()
            .string(JOB)
            .int16(subtask)
            .instant(latestEventAt)
            .instant(latestRecordedAt)
            .instant(System.currentTimeMillis())
            .toBytes();
    try {
      progress.insert(List.of(row));
      written = System.nanoTime();
    } catch (InsertException e) {
      LOG.warn("progress is not written just now: {}", e.getMessage());
    }
  }

  @Override
  public String table() {
    return rows.table();
  }

  @Override
  public void close() {
    rows.close();
    progress.close();
  }
}
