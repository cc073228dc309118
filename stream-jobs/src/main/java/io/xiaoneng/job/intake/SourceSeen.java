package io.xiaoneng.job.intake;

/** When a source was heard of, for table source_seen. A flat type for the wire; milliseconds. */
public class SourceSeen {

  /** Columns in the order of the fields. */
  public static final String COLUMNS = "source, first_recorded_at, last_recorded_at, last_event_at";

  public String source = "";
  public long firstRecordedAt;
  public long lastRecordedAt;
  public long lastEventAt;

  /** Takes one more event in. */
  void take(long recordedAt, long eventAt) {
    firstRecordedAt = Math.min(firstRecordedAt, recordedAt);
    lastRecordedAt = Math.max(lastRecordedAt, recordedAt);
    lastEventAt = Math.max(lastEventAt, eventAt);
  }
}
