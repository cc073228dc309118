package io.xiaoneng.job;

import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.registry.MutableRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/** One envelope of the event contract, as tests write it. */
public record Envelope(
    String subject,
    String id,
    String type,
    Instant time,
    long revision,
    boolean delete,
    boolean test,
    String data) {

  public static Envelope of(String subject, String id, String type, String time, String data) {
    return new Envelope(subject, id, type, Instant.parse(time), 0, false, false, data);
  }

  public Envelope revision(long revision) {
    return new Envelope(subject, id, type, time, revision, delete, test, data);
  }

  public Envelope deleted() {
    return new Envelope(subject, id, type, time, revision + 1, true, test, "");
  }

  public Envelope at(String time) {
    return new Envelope(subject, id, type, Instant.parse(time), revision, delete, test, data);
  }

  public byte[] bytes() {
    return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/hall/1\",\"type\":\"%s\","
            + "\"subject\":\"%s\",\"time\":\"%s\",\"revision\":%d,\"operation\":\"%s\","
            + "\"test\":%s,\"data\":{%s}}")
        .formatted(id, type, subject, time, revision, delete ? "DELETE" : "UPSERT", test, data)
        .getBytes(StandardCharsets.UTF_8);
  }

  public KeyedBytes encoded(Instant recordedAt) {
    byte[] bytes = bytes();
    Decoded decoded =
        new EventDecoder()
            .decode(bytes, 0, bytes.length, time, new MutableRegistry(ZoneOffset.UTC), true);
    if (decoded instanceof Decoded.Accepted accepted) {
      Event event = accepted.event();
      return new KeyedBytes(event.subject(), EventCodec.encode(event, recordedAt));
    }
    throw new IllegalStateException(decoded.toString());
  }
}
