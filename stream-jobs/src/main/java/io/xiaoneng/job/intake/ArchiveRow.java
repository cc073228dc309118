package io.xiaoneng.job.intake;

import io.xiaoneng.event.Event;
import io.xiaoneng.row.RowBinary;

/** One event as a row of event_archive: as it came, with where it stood in Kafka. */
final class ArchiveRow {

  /** Columns in the order of {@link #encode}. */
  static final String COLUMNS =
      "subject, source, id, revision, hash, operation, type, time, recorded_at, test, topic,"
          + " `partition`, `offset`, raw";

  private final RowBinary row = new RowBinary();

  byte[] encode(Event event, long recordedAt, RawRecord raw, byte[] value) {
    return row.reset()
        .string(event.subject())
        .string(event.source())
        .string(event.id())
        .int64(event.revision())
        .uint128(event.hash().high(), event.hash().low())
        .string(event.operation().name())
        .string(event.type().wireName())
        .instant(event.time())
        .instant(recordedAt)
        .bool(event.test())
        .string(raw.topic)
        .int16(raw.partition)
        .int64(raw.offset)
        .string(value, 0, value.length)
        .toBytes();
  }
}
