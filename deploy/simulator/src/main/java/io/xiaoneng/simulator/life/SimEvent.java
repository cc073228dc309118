package io.xiaoneng.simulator.life;

import io.xiaoneng.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of one event.
 *
 * @param time when it happened, epoch milliseconds
 * @param sendAt when the sender hands it over, epoch milliseconds, at or after {@code time}
 * @param recordedAt when the sender's system wrote it down: the same for every delivery, or a
 *     repeated one would be another content under the same identity
 * @param data the JSON object; null for a DELETE
 * @param raw what is sent instead of an envelope, for events that are broken on purpose; else null
 */
public record SimEvent(
    EventType type,
    Topic topic,
    String source,
    String subject,
    String id,
    int revision,
    long time,
    long sendAt,
    long recordedAt,
    boolean test,
    byte @Nullable [] data,
    byte @Nullable [] raw) {

  /** Whether the validator must refuse it. */
  public boolean broken() {
    return raw != null;
  }

  /** Whether it takes the event out. */
  public boolean delete() {
    return raw == null && data == null;
  }

  /** The same, written down and handed over at another moment. */
  public SimEvent sentAt(long millis) {
    return new SimEvent(
        type, topic, source, subject, id, revision, time, millis, millis, test, data, raw);
  }

  /** The very same, handed over once more. */
  SimEvent repeatedAt(long millis) {
    return new SimEvent(
        type, topic, source, subject, id, revision, time, millis, recordedAt, test, data, raw);
  }

  SimEvent revised(int newRevision, long newTime, byte @Nullable [] newData, long millis) {
    return new SimEvent(
        type,
        topic,
        source,
        subject,
        id,
        newRevision,
        newTime,
        millis,
        millis,
        test,
        newData,
        null);
  }

  /** A later revision with the same data at another time. */
  public SimEvent corrected(int newRevision, long newTime, long millis) {
    return revised(newRevision, newTime, data, millis);
  }

  SimEvent brokenAs(byte[] bytes, long millis) {
    return new SimEvent(
        type, topic, source, subject, id, revision, time, millis, millis, test, null, bytes);
  }

  /** The bytes on the wire: structured CloudEvents. */
  public byte[] envelope(JsonBytes json, WireTime format) {
    if (raw != null) {
      return raw;
    }
    json.begin()
        .ascii("specversion", "1.0")
        .ascii("id", id)
        .ascii("source", source)
        .ascii("type", type.wireName())
        .ascii("subject", subject)
        .time("time", time, format)
        .time("recordedtime", recordedAt, format)
        .ascii("datacontenttype", "application/json");
    if (revision > 0) {
      json.number("revision", revision);
    }
    if (test) {
      json.flag("test", true);
    }
    if (data == null) {
      json.ascii("operation", "DELETE");
    } else {
      json.json("data", data);
    }
    return json.end();
  }
}
