package io.xiaoneng.job;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.job.intake.RawRecord;
import io.xiaoneng.row.CaseRowEncoder;
import io.xiaoneng.row.ContractRows;
import io.xiaoneng.row.TicketRows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Cases with revisions, deletions, drills and contradictions, delivered one to three times in
 * random order with broken records between; and what must come of them, by the model alone.
 */
public final class TestCity {

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  public static final FixedRegistry REGISTRY =
      FixedRegistry.of(
          ZONE,
          Map.of(
              "unit/U1",
              "{\"kind\":\"unit\",\"code\":\"U1\",\"nameZh\":\"一\",\"level\":\"DISTRICT\"}",
              "unit/U2",
              "{\"kind\":\"unit\",\"code\":\"U2\",\"nameZh\":\"二\",\"level\":\"DISTRICT\"}",
              "point/P1",
              "{\"kind\":\"point\",\"id\":\"P1\",\"pointKind\":\"HALL\",\"unit\":\"U1\"}",
              "agency/G1",
              "{\"kind\":\"agency\",\"code\":\"G1\"}",
              "item/I/1",
              "{\"kind\":\"item\",\"code\":\"I\",\"version\":1,\"type\":\"行政许可\","
                  + "\"promised\":{\"amount\":5,\"kind\":\"WORKING\"}}"));

  private static final Instant DELIVERED = Instant.parse("2026-06-01T00:00:00Z");
  private static final String[] CHANNELS = {"WEB", "COUNTER", "TERMINAL"};

  private final List<byte[]> deliveries = new ArrayList<>();
  private final Map<String, byte[]> states = new TreeMap<>();
  private int broken;

  public TestCity(int cases, long seed) {
    Random random = new Random(seed);
    List<Envelope> envelopes = new ArrayList<>();
    for (int c = 0; c < cases; c++) {
      story("C%05d".formatted(c), random, envelopes);
    }
    for (int t = 0; t < cases / 5; t++) {
      ticket("T%05d".formatted(t), random, envelopes);
      contract("A%05d".formatted(t), random, envelopes);
    }
    List<Object> all = new ArrayList<>();
    for (Envelope each : envelopes) {
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        all.add(each);
      }
      if (random.nextInt(100) == 0) {
        all.add("{\"broken\": " + all.size());
      }
    }
    Collections.shuffle(all, random);
    for (Object each : all) {
      if (each instanceof Envelope envelope) {
        Instant recordedAt = DELIVERED.plusMillis(deliveries.size());
        deliveries.add(envelope.bytes());
        KeyedBytes encoded = envelope.encoded(recordedAt);
        states.merge(
            encoded.key(),
            CaseState.merge(null, encoded.bytes()),
            (state, alone) -> CaseState.merge(state, encoded.bytes()));
      } else {
        deliveries.add(each.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        broken++;
      }
    }
  }

  private static void story(String id, Random random, List<Envelope> out) {
    Instant time = Instant.parse("2026-03-02T01:00:00Z").plusSeconds(random.nextInt(20 * 86_400));
    boolean drill = random.nextInt(20) == 0;
    String unit = "U" + (1 + random.nextInt(2));
    Envelope applied =
        new Envelope(
            id,
            "1",
            "case.applied",
            time,
            0,
            false,
            drill,
            "\"unit\":\"%s\",\"item\":\"I\",\"channel\":\"%s\""
                .formatted(unit, CHANNELS[random.nextInt(3)]));
    out.add(applied);
    if (random.nextInt(4) == 0) {
      out.add(applied.revision(2).at(time.minusSeconds(86_400).toString()));
    }
    time = time.plusSeconds(random.nextInt(86_400));
    out.add(
        new Envelope(id, "2", "case.accepted", time, 0, false, drill, "\"kind\":\"COMMITTED\""));
    for (int step = random.nextInt(3); step > 0; step--) {
      out.add(
          new Envelope(
              id,
              "s" + step,
              "case.step-finished",
              time.plusSeconds(60L * step),
              0,
              false,
              drill,
              "\"step\":\"审查\""));
    }
    if (random.nextInt(5) > 0) {
      Instant at = time.plusSeconds(random.nextInt(15 * 86_400) - 3_600);
      Envelope decided =
          new Envelope(id, "3", "case.decided", at, 0, false, drill, "\"outcome\":\"APPROVED\"");
      out.add(decided);
      if (random.nextInt(8) == 0) {
        out.add(decided.deleted());
      }
    }
    afterwards(id, time, random, drill, out);
  }

  private static void ticket(String id, Random random, List<Envelope> out) {
    Instant time = Instant.parse("2026-03-02T01:00:00Z").plusSeconds(random.nextInt(86_400));
    String at = "\"servicePoint\":\"P1\",\"window\":\"%d\"".formatted(random.nextInt(9));
    Envelope taken = new Envelope(id, "1", "queue.taken", time, 0, false, false, at);
    out.add(taken);
    if (random.nextInt(4) == 0) {
      out.add(taken.revision(1).at(time.minusSeconds(60).toString()));
    }
    Instant called = time.plusSeconds(random.nextInt(3_600));
    String next = random.nextInt(5) == 0 ? "queue.abandoned" : "queue.called";
    out.add(new Envelope(id, "2", next, called, 0, false, false, at));
    Envelope served =
        new Envelope(id, "3", "queue.served", called.plusSeconds(300), 0, false, false, at);
    if (random.nextInt(3) > 0) {
      out.add(served);
    } else {
      out.add(served.deleted());
    }
  }

  private static void contract(String id, Random random, List<Envelope> out) {
    Instant time = Instant.parse("2026-03-02T01:00:00Z").plusSeconds(random.nextInt(86_400));
    String data = "\"agency\":\"G1\",\"dueAt\":\"%s\"".formatted(time.plusSeconds(864_000));
    out.add(new Envelope(id, "1", "agency.contracted", time, 0, false, false, data));
    Instant done = time.plusSeconds(random.nextInt(1_728_000));
    out.add(new Envelope(id, "2", "agency.finished", done, 0, false, false, "\"agency\":\"G1\""));
  }

  private static void afterwards(
      String id, Instant time, Random random, boolean drill, List<Envelope> out) {
    String[][] more = {
      {"case.visited", "\"visit\":\"v1\",\"cause\":\"SUPPLEMENT\""},
      {"case.special-started", "\"procedure\":\"p\",\"kind\":\"STOP\""},
      {"case.special-ended", "\"procedure\":\"p\",\"kind\":\"STOP\""},
      {"case.delivered", "\"how\":\"COURIER\""},
      {"case.rated", "\"rating\":\"r1\",\"level\":5,\"named\":true"},
      {"case.rectified", "\"rating\":\"r1\",\"revisited\":true"}
    };
    for (int i = 0; i < more.length; i++) {
      if (random.nextBoolean()) {
        Instant at = time.plusSeconds(86_400L * (i + 1));
        out.add(new Envelope(id, "a" + i, more[i][0], at, 0, false, drill, more[i][1]));
      }
    }
  }

  /** How many records there are. */
  public int size() {
    return deliveries.size();
  }

  /** How many of them are broken. */
  public int broken() {
    return broken;
  }

  /** The record of that number, from 0. */
  public RawRecord record(long number) {
    RawRecord raw = new RawRecord();
    raw.topic = "xiaoneng.events.hall";
    raw.offset = number;
    raw.timestamp = DELIVERED.plusMillis(number).toEpochMilli();
    raw.value = deliveries.get((int) number);
    return raw;
  }

  private Stream<String> cases() {
    return states.keySet().stream().filter(id -> id.startsWith("C"));
  }

  private static Rules rules() {
    return new Rules(WorkCalendar.of("cn"), ZONE, REGISTRY.registry());
  }

  /** The row of each ticket and contract, in hex. */
  public Map<String, String> otherRows() {
    Map<String, String> rows = new TreeMap<>();
    states.forEach(
        (id, state) -> {
          List<RecordedEvent> events = CaseState.events(state);
          if (id.startsWith("T")) {
            rows.put(id, HexFormat.of().formatHex(TicketRows.row(id, events, rules())));
          } else if (id.startsWith("A")) {
            rows.put(id, HexFormat.of().formatHex(ContractRows.row(id, events, rules())));
          }
        });
    return rows;
  }

  /** What the model makes of every case. */
  public List<CaseFacts> facts() {
    return cases().map(this::facts).toList();
  }

  private CaseFacts facts(String caseId) {
    return CaseFold.fold(caseId, CaseState.events(states.get(caseId)), rules());
  }

  /** The row of each case, in hex. */
  public Map<String, String> caseRows() {
    Map<String, String> rows = new TreeMap<>();
    for (String id : cases().toList()) {
      rows.put(id, HexFormat.of().formatHex(new CaseRowEncoder().encode(facts(id))));
    }
    return rows;
  }

  /** The sums of each cell that is not empty, in hex. */
  public Map<String, String> cells() {
    Map<CubeKey, CubeCell> cells = new HashMap<>();
    for (String id : cases().toList()) {
      for (CubeContribution each : CubeContribution.of(facts(id))) {
        cells.computeIfAbsent(each.key(), key -> new CubeCell()).add(each);
      }
    }
    Map<String, String> sums = new TreeMap<>();
    cells.forEach(
        (key, cell) -> {
          CubeRow row = CubeRow.of(key, cell);
          sums.put(row.address(), row.sums());
        });
    return sums;
  }
}
