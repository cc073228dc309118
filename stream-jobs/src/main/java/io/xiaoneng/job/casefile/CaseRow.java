package io.xiaoneng.job.casefile;

/** A row of case_row on its way to the sink, with how young what it tells is. A flat wire type. */
public class CaseRow {

  /** RowBinary, in the order of {@link io.xiaoneng.row.CaseRowEncoder#COLUMNS}. */
  public byte[] row = new byte[0];

  /** Number of its distinct events, as the row says too. */
  public int events;

  /** Time of the case's youngest event, in milliseconds. */
  public long latestEventAt;

  /** When its youngest delivery was recorded, in milliseconds. */
  public long latestRecordedAt;
}
