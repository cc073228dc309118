package io.xiaoneng.job.intake;


/** A record of the dead-letter topic, for table dead_letter. A flat type for the wire. */
public class DeadLetterRow {

  /** Columns in the order of the fields. */
  public static final String COLUMNS =
      "sha256, reason, detail, origin, source, id, length, recorded_at, raw";

  public String sha256 = "";
  public String reason = "";
  public String detail = "";
  public String origin = "";
  public String source = "";
  public String id = "";
  public long length;

  /** When it was refused: the record's LogAppendTime, in milliseconds. */
  public long recordedAt;

  public byte[] raw = new byte[0];
}
