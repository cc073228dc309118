package io.xiaoneng.job.intake;

import io.xiaoneng.row.RowBinary;
import java.nio.charset.StandardCharsets;

/** A record of the dead-letter topic, for table dead_letter. A flat type for the wire. */
public class DeadLetterRow {

  /** Columns in the order of the fields. */
  public static final String COLUMNS =
      "sha256, reason, detail, origin, source, id, length, recorded_at, raw, imported";

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

  /** Whether its {@code recordedtime} may be believed. */
  public boolean imported;

  /** The row in RowBinary, in the order of the fields. */
  public byte[] encode() {
    byte[] hex = sha256.getBytes(StandardCharsets.US_ASCII);
    return new RowBinary()
        .fixed(hex)
        .string(reason)
        .string(detail)
        .string(origin)
        .string(source)
        .string(id)
        .int64(length)
        .instant(recordedAt)
        .string(raw, 0, raw.length)
        .bool(imported)
        .toBytes();
  }
}
