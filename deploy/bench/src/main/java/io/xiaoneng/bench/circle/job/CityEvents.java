package io.xiaoneng.bench.circle.job;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.registry.MutableRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What the points say yesterday, and what is to come out of it. Points of even number beat every
 * three minutes, with half an hour of silence in between; those of odd number fail and return.
 */
final class CityEvents {

  /** Prefix of the sources that send heartbeats. */
  static final String BEATING = "/beats/";

  private static final String PLAIN = "/plain/1";
  private static final long EVERY = 180_000;
  private static final long SILENT = 1_800_000;
  private static final long LASTS = 300_000;
  private static final long FIRST_FAILURE = 600_000;
  private static final long MARKED = 1_000_000;
  private static final long FAILING = 80_000_000;

  private final GridCity city;
  private final long begins;
  private final int beats;
  private final int failures;
  private final EventDecoder decoder = new EventDecoder();
  private final MutableRegistry unknown = new MutableRegistry(ZoneOffset.UTC);

  /**
   * @param begins yesterday, milliseconds
   * @param beats of each point that beats
   * @param failures of each other one, each with its return
   */
  CityEvents(GridCity city, long begins, int beats, int failures) {
    this.city = city;
    this.begins = begins;
    this.beats = beats;
    this.failures = failures;
  }

  /** How many heartbeats there are. */
  int beats() {
    return city.points() / 2 * beats;
  }

  /** How many failures and returns there are. */
  int changes() {
    return city.points() / 2 * failures * 2;
  }

  /** A heartbeat: those of all points before the next ones. */
  KeyedBytes beat(int index) {
    int point = index % (city.points() / 2) * 2;
    int beat = index / (city.points() / 2);
    return event(
        GridCity.name(point), BEATING + point, "b" + beat, "point.heartbeat", beatAt(point, beat));
  }

  private long beatAt(int point, int beat) {
    return begins + point % 180 * 1_000L + beat * EVERY + (beat < beats / 2 ? 0 : SILENT);
  }

  /** A failure or a return: those of all points before the next ones. */
  KeyedBytes change(int index) {
    int point = index % (city.points() / 2) * 2 + 1;
    int change = index / (city.points() / 2);
    return event(
        GridCity.name(point),
        PLAIN,
        "c" + change,
        change % 2 == 0 ? "point.down" : "point.up",
        changeAt(point, change));
  }

  private long changeAt(int point, int change) {
    return begins + FIRST_FAILURE + change * (FAILING / (2 * failures)) + point % 97 * 1_000L;
  }

  /** The point that marks the ends of phases. */
  KeyedBytes marker(int number) {
    return event(
        GridCity.MARKER,
        BEATING + "marker",
        "m" + number,
        "point.heartbeat",
        begins + (number + 1) * MARKED);
  }

  /** How many markers have come when the last one heard is of that moment. */
  long markers(long lastSeen) {
    return (lastSeen - begins) / MARKED;
  }

  /** A point fails now. */
  KeyedBytes fails(int point) {
    return event(GridCity.name(point), PLAIN, "now", "point.down", System.currentTimeMillis());
  }

  private KeyedBytes event(String point, String source, String id, String type, long at) {
    byte[] json =
        ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"%s\","
                + "\"subject\":\"%s\",\"time\":\"%s\",\"data\":{}}")
            .formatted(id, source, type, point, Instant.ofEpochMilli(at))
            .getBytes(StandardCharsets.UTF_8);
    Instant now = Instant.now();
    Decoded decoded = decoder.decode(json, 0, json.length, now, unknown, true);
    if (decoded instanceof Decoded.Accepted accepted) {
      return new KeyedBytes(point, EventCodec.encode(accepted.event(), now));
    }
    throw new BenchException("an event of a point is refused: " + decoded);
  }

  /** When a point was open yesterday. */
  Spans open(int point) {
    List<Span> open = new ArrayList<>();
    if (point % 2 == 0) {
      open.add(new Span(beatAt(point, 0), beatAt(point, beats / 2 - 1) + LASTS));
      open.add(new Span(beatAt(point, beats / 2), beatAt(point, beats - 1) + LASTS));
    } else {
      long from = begins;
      for (int change = 0; change < 2 * failures; change += 2) {
        open.add(new Span(from, changeAt(point, change)));
        from = changeAt(point, change + 1);
      }
      open.add(new Span(from, begins + 86_400_000));
    }
    return Spans.of(open);
  }
}
