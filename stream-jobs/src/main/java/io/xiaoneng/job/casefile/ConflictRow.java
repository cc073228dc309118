package io.xiaoneng.job.casefile;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.event.ContentHash;
import java.math.BigInteger;

/** Two contents of one revision, for table conflicting_duplicate. A flat type for the wire. */
public class ConflictRow {

  /** Columns in the order of the fields. */
  public static final String COLUMNS = "subject, source, id, revision, kept, dropped, recorded_at";

  public String subject = "";
  public String source = "";
  public String id = "";
  public long revision;

  /** Hash of the content that counts, as a decimal number. */
  public String kept = "";

  /** Hash of the content put aside, as a decimal number. */
  public String dropped = "";

  /** Milliseconds. */
  public long recordedAt;

  /** The row of a conflict of that subject, met in a delivery recorded then. */
  public static ConflictRow of(String subject, CaseState.Conflict conflict, long recordedAt) {
    ConflictRow row = new ConflictRow();
    row.subject = subject;
    row.source = conflict.source();
    row.id = conflict.id();
    row.revision = conflict.revision();
    row.kept = decimal(conflict.kept());
    row.dropped = decimal(conflict.dropped());
    row.recordedAt = recordedAt;
    return row;
  }

  private static String decimal(ContentHash hash) {
    return new BigInteger(Long.toUnsignedString(hash.high()))
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(hash.low())))
        .toString();
  }
}
