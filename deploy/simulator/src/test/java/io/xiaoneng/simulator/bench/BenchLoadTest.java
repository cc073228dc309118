package io.xiaoneng.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.event.Json;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.simulator.SimulatorOptions;
import io.xiaoneng.simulator.run.MemoryOut;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchLoadTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path dir;

  @Test
  void totalsAreThoseOfTheFoldOverTheRecords() throws Exception {
    MemoryOut out = new MemoryOut();
    SimulatorOptions options =
        SimulatorOptions.parse(
            "--kafka",
            "unused:1",
            "--data",
            dir.toString(),
            "--zone",
            ZONE.getId(),
            "--bench",
            "70000");
    new BenchLoad(options, out, new PrintStream(OutputStream.nullOutputStream())).run();

    MutableRegistry registry = new MutableRegistry(ZONE);
    EventDecoder decoder = new EventDecoder();
    Map<String, byte[]> cases = new HashMap<>();
    long records = 0;
    for (MemoryOut.Sent sent : out.durable) {
      byte[] value = sent.value().getBytes(StandardCharsets.UTF_8);
      if (sent.topic().equals("xiaoneng.registry")) {
        registry.apply(sent.key(), value, 0);
        continue;
      }
      records++;
      Decoded decoded =
          decoder.decode(
              value, 0, value.length, Instant.parse("2026-08-01T00:00:00Z"), registry, false);
      assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
      byte[] encoded = EventCodec.encode(((Decoded.Accepted) decoded).event(), Instant.EPOCH);
      cases.merge(
          sent.key(),
          CaseState.merge(null, encoded),
          (state, ignored) -> CaseState.merge(state, encoded));
    }
    Rules rules = new Rules(WorkCalendar.of("cn"), ZONE, registry);
    long decided = 0;
    long onTime = 0;
    long d1Sum = 0;
    for (Map.Entry<String, byte[]> each : cases.entrySet()) {
      CaseFacts facts = CaseFold.fold(each.getKey(), CaseState.events(each.getValue()), rules);
      decided += facts.decidedAt() == null ? 0 : 1;
      onTime += facts.decidedAt().isAfter(facts.duePromise()) ? 0 : 1;
      d1Sum += facts.kind().equals("COMMITTED") ? facts.d1() : 0;
    }
    Map<?, ?> truth = (Map<?, ?>) Json.parse(Files.readAllBytes(dir.resolve("truth.json")));
    assertThat(
            List.of(
                truth.get("records"),
                truth.get("cases"),
                truth.get("decided"),
                truth.get("onTime"),
                truth.get("d1Sum")))
        .isEqualTo(List.of(records, (long) cases.size(), decided, onTime, d1Sum));
    assertThat(records).isBetween(68_000L, 72_000L);
    assertThat(cases).hasSize(10_000);
  }
}
