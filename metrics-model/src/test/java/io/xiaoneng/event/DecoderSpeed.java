package io.xiaoneng.event;

import io.xiaoneng.registry.MutableRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * How long one envelope of about 441 bytes takes, step by step: a program to run by hand, not a
 * test. Prints the best and the median of some rounds, in nanoseconds of processor time per
 * envelope.
 */
public final class DecoderSpeed {

  private static final int ENVELOPES = 4_096;
  private static final int ROUNDS = 90;

  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private DecoderSpeed() {}

  public static void main(String[] args) throws Exception {
    byte[][] envelopes = new byte[ENVELOPES][];
    int bytes = 0;
    for (int i = 0; i < ENVELOPES; i++) {
      envelopes[i] = envelope(i);
      bytes += envelopes[i].length;
    }
    System.out.println("bytes per envelope: " + bytes / ENVELOPES);
    MutableRegistry registry = new MutableRegistry(ZoneId.of("Asia/Shanghai"));
    Instant now = Instant.parse("2026-04-01T00:00:00Z");
    JsonTape tape = new JsonTape();
    CanonicalJson canonical = new CanonicalJson();
    EventDecoder decoder = new EventDecoder();
    measure("scan", envelopes, each -> scan(tape, each));
    measure("scan, canonical form, hash", envelopes, each -> hash(canonical, each));
    measure(
        "decode whole",
        envelopes,
        each ->
            ((Decoded.Accepted) decoder.decode(each, 0, each.length, now, registry, true))
                .event()
                .id()
                .length());
    measure(
        "decode whole and encode",
        envelopes,
        each ->
            EventCodec.encode(
                    ((Decoded.Accepted) decoder.decode(each, 0, each.length, now, registry, true))
                        .event(),
                    now)
                .length);
    byte[][] encoded = new byte[ENVELOPES][];
    int size = 0;
    for (int i = 0; i < ENVELOPES; i++) {
      Decoded decoded = decoder.decode(envelopes[i], 0, envelopes[i].length, now, registry, true);
      encoded[i] = EventCodec.encode(((Decoded.Accepted) decoded).event(), now);
      size += encoded[i].length;
    }
    System.out.println("bytes per encoded event: " + size / ENVELOPES);
    measure("read encoded", encoded, each -> EventCodec.decode(each).event().id().length());
  }

  private static int scan(JsonTape tape, byte[] envelope) {
    try {
      tape.read(envelope, 0, envelope.length);
      return tape.count[0];
    } catch (JsonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int hash(CanonicalJson canonical, byte[] envelope) {
    try {
      return (int) canonical.hash(envelope).low();
    } catch (JsonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void measure(String what, byte[][] inputs, ToIntFunction<byte[]> step) {
    long[] nanos = new long[ROUNDS];
    int sink = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long from = THREAD.getCurrentThreadCpuTime();
      for (byte[] each : inputs) {
        sink += step.applyAsInt(each);
      }
      nanos[round] = (THREAD.getCurrentThreadCpuTime() - from) / inputs.length;
    }
    long[] warm = Arrays.copyOfRange(nanos, ROUNDS / 3, ROUNDS);
    Arrays.sort(warm);
    System.out.printf(
        "%-28s best %5d ns, median %5d ns (%d)%n", what, warm[0], warm[warm.length / 2], sink & 1);
  }

  private static byte[] envelope(int i) {
    String unit = String.valueOf(610_100 + i % 14);
    return String.format(
            "{\"specversion\":\"1.0\",\"id\":\"h-%s-01/2026-03-02/%06d\",\"source\":\"/hall/%s-01/window/%02d\","
                + "\"type\":\"case.applied\",\"subject\":\"%s-2026-%07d\",\"time\":\"2026-03-02T09:%02d:04.%03d+08:00\","
                + "\"datacontenttype\":\"application/json\",\"revision\":0,"
                + "\"data\":{\"unit\":\"%s\",\"item\":\"%s-XK-%04d\",\"itemVersion\":3,\"channel\":\"COUNTER\","
                + "\"applicantKind\":\"PERSON\",\"materialsRequired\":%d,\"materialsShared\":2,\"assisted\":false,"
                + "\"servicePoint\":\"hall-%s-01\",\"region\":\"610100\"}}",
            unit, i, unit, i % 20, unit, i, i % 60, i % 1000, unit, unit, i % 500, 4 + i % 9, unit)
        .getBytes(StandardCharsets.UTF_8);
  }
}
