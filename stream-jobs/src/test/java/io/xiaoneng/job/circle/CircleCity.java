package io.xiaoneng.job.circle;

import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.registry.RegistryRow;
import io.xiaoneng.registry.MutableRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A week of a small city: terminals that beat, fail, fall silent, revise and delete; halls with
 * hours that open and close off schedule; a changed registry; cells whose populations are powers of
 * two, so that a sum tells which of them are in it.
 */
final class CircleCity {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  static final int DAYS = 7;

  private static final Instant RECORDED = Instant.parse("2026-02-20T01:00:00Z");
  private static final int CELLS = 12;

  /** Of which community each cell is. */
  static final Map<String, List<String>> COMMUNITIES =
      Map.of(
          "A", List.of("c0", "c1", "c2", "c3"),
          "B", List.of("c4", "c5", "c6"),
          "C", List.of("c7", "c8"),
          "V", List.of("c9", "c10"),
          "E", List.of("c11"));

  /** How many live in a cell; 0 where nobody knows. */
  static long people(String cell) {
    int number = Integer.parseInt(cell.substring(1));
    return number == CELLS - 1 ? 0 : 1L << number;
  }

  /** What the events say, as they are archived. */
  record Said(Event event, String json, Instant recordedAt) {}

  final List<Said> events = new ArrayList<>();
  final List<RegistryRow> registry = new ArrayList<>();
  final List<ReachRecord> reaches = new ArrayList<>();

  private final Random random;
  private int next;

  CircleCity(long seed) {
    random = new Random(seed);
    units();
    points();
    for (int day = 0; day < DAYS; day++) {
      terminal("T1", "/beats/T1", 240, day);
      terminal("T2", "/beats/T2", 120, day);
      terminal("T3", "/plain/T3", 7_200, day);
      hall("H1", day);
      hall("H2", day);
    }
  }

  /** When the last day is over. */
  static Instant end() {
    return MONDAY.plusDays(DAYS).atStartOfDay(ZONE).toInstant();
  }

  private static Instant at(int day, int seconds) {
    return MONDAY.plusDays(day).atStartOfDay(ZONE).toInstant().plusSeconds(seconds);
  }

  private void units() {
    say(
        "source//beats/",
        "{\"kind\":\"source\",\"prefix\":\"/beats/\",\"reportsHeartbeats\":true}",
        RECORDED);
    unit("X", "CITY", null, false);
    unit("D1", "DISTRICT", "X", false);
    unit("D2", "DISTRICT", "X", false);
    unit("S1", "STREET", "D1", false);
    unit("S2", "STREET", "D2", false);
    unit("A", "COMMUNITY", "S1", true);
    unit("B", "COMMUNITY", "S1", true);
    unit("C", "COMMUNITY", "S2", true);
    unit("V", "COMMUNITY", "S2", false);
    unit("E", "COMMUNITY", "S2", true);
    COMMUNITIES.forEach((community, cells) -> cells.forEach(cell -> cell(cell, community)));
    say(
        "bundle/K",
        "{\"kind\":\"bundle\",\"code\":\"K\",\"nameZh\":\"事\",\"items\":[\"i1\",\"i2\"]}",
        RECORDED);
  }

  private void cell(String id, String community) {
    String told = people(id) == 0 ? "" : ",\"population\":" + people(id);
    String lon = "108." + (900 + Integer.parseInt(id.substring(1)));
    say(
        "cell/" + id,
        "{\"kind\":\"cell\",\"id\":\"%s\",\"lon\":%s,\"lat\":34.2,\"community\":\"%s\"%s}"
            .formatted(id, lon, community, told),
        RECORDED);
  }

  private void unit(String code, String level, String parent, boolean urban) {
    say(
        "unit/" + code,
        "{\"kind\":\"unit\",\"code\":\"%s\",\"nameZh\":\"%s\",\"level\":\"%s\",\"urban\":%s%s}"
            .formatted(
                code, code, level, urban, parent == null ? "" : ",\"parent\":\"" + parent + "\""),
        RECORDED);
  }

  private void points() {
    point("T1", "TERMINAL", "24/7", "i1", RECORDED);
    point("T2", "TERMINAL", "24/7", "i1\",\"i2", RECORDED);
    point("T3", "MAILBOX", "24/7", "i2", RECORDED);
    point("T4", "TERMINAL", "24/7", "i1\",\"i2", RECORDED);
    point("H1", "HALL", "Mo-Fr 09:00-12:00,13:00-17:00; PH off", "i1\",\"i2", RECORDED);
    point("H2", "CENTRE", "Mo-Sa 08:30-18:00", "", RECORDED);
    point("H3", "HALL", "", "i1", RECORDED);
    point("H1", "HALL", "Mo-Su 10:00-20:00", "i1\",\"i2", at(3, 40_000));
    for (String id : List.of("T1", "T2", "T3", "T4", "H1", "H2", "H3")) {
      List<String> cells = new ArrayList<>();
      List<Integer> ways = new ArrayList<>();
      for (int i = 0; i < CELLS; i++) {
        if (random.nextInt(3) == 0) {
          cells.add("c" + i);
          // Some at the very limit of an adult, some just beyond it.
          ways.add(
              random.nextBoolean() ? random.nextInt(6) * 300_000 : 1_169_999 + random.nextInt(3));
        }
      }
      cells.add("elsewhere");
      ways.add(1_170_000);
      reaches.add(
          new ReachRecord(id, 1, cells, ways.stream().mapToInt(Integer::intValue).toArray()));
    }
  }

  private void point(String id, String kind, String hours, String items, Instant recordedAt) {
    say(
        "point/" + id,
        ("{\"kind\":\"point\",\"id\":\"%s\",\"pointKind\":\"%s\",\"unit\":\"A\",\"hours\":\"%s\","
                + "\"items\":[%s]}")
            .formatted(id, kind, hours, items.isEmpty() ? "" : "\"" + items + "\""),
        recordedAt);
  }

  private void say(String key, String body, Instant recordedAt) {
    RegistryRow row = new RegistryRow();
    row.kind = key.substring(0, key.indexOf('/'));
    row.key = key;
    row.offset = registry.size();
    row.body = body;
    row.recordedAt = recordedAt.toEpochMilli();
    registry.add(row);
  }

  private void terminal(String point, String source, int every, int day) {
    int silentFrom = random.nextInt(80_000);
    int silentTo = silentFrom + random.nextInt(20_000);
    for (int second = random.nextInt(every); second < 86_400; second += every) {
      if (second > silentFrom && second < silentTo) {
        continue;
      }
      String id = "b" + next++;
      Instant at = at(day, second);
      event(point, source, id, "point.heartbeat", at, 0, false, "");
      if (random.nextInt(150) == 0) {
        event(
            point,
            source,
            id,
            "point.heartbeat",
            at.plusSeconds(random.nextInt(90_000)),
            1,
            false,
            "");
      }
      if (random.nextInt(150) == 0) {
        event(point, source, id, "point.heartbeat", at, 2, true, "");
      }
    }
    if (random.nextBoolean()) {
      Instant down = at(day, random.nextInt(86_400));
      event(point, source, "d" + next++, "point.down", down, 0, false, "");
      if (random.nextInt(4) > 0) {
        Instant up = down.plusSeconds(random.nextInt(100_000));
        String since = random.nextBoolean() ? "\"since\":\"" + up.minusSeconds(600) + "\"" : "";
        event(point, source, "u" + next++, "point.up", up, 0, false, since);
      }
    }
  }

  private void hall(String point, int day) {
    for (String type : List.of("point.closed", "point.opened")) {
      if (random.nextInt(3) == 0) {
        String id = "h" + next++;
        Instant at = at(day, random.nextInt(86_400));
        event(point, "/hall/1", id, type, at, 0, false, "");
        if (random.nextInt(3) == 0) {
          event(point, "/hall/1", id, type, at.plusSeconds(7_200), 1, random.nextBoolean(), "");
        }
      }
    }
  }

  private void event(
      String point,
      String source,
      String id,
      String type,
      Instant at,
      int revision,
      boolean delete,
      String data) {
    if (!at.isBefore(end())) {
      return;
    }
    String json =
        ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"%s\","
                + "\"subject\":\"%s\",\"time\":\"%s\",\"revision\":%d,\"operation\":\"%s\","
                + "\"test\":%s,\"data\":{%s}}")
            .formatted(
                id,
                source,
                type,
                point,
                at,
                revision,
                delete ? "DELETE" : "UPSERT",
                random.nextInt(200) == 0,
                data);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Decoded decoded =
        new EventDecoder()
            .decode(bytes, 0, bytes.length, end(), new MutableRegistry(ZoneOffset.UTC), true);
    if (decoded instanceof Decoded.Accepted accepted) {
      events.add(new Said(accepted.event(), json, at.plus(Duration.ofSeconds(1))));
    } else {
      throw new IllegalStateException(decoded + " for " + json);
    }
  }

  /** Everything the operator of points is given. */
  List<KeyedBytes> forPoints() {
    List<KeyedBytes> all = new ArrayList<>();
    for (Said each : events) {
      all.add(
          CircleRecords.event(
              new KeyedBytes(
                  each.event().subject(), EventCodec.encode(each.event(), each.recordedAt()))));
    }
    registry.forEach(row -> all.add(CircleRecords.registry(row)));
    return all;
  }

  /** Everything the operator of the city is given, besides days. */
  List<KeyedBytes> forCity() {
    List<KeyedBytes> all = new ArrayList<>();
    registry.forEach(row -> all.add(CircleRecords.registry(row)));
    reaches.forEach(reach -> all.add(CircleRecords.reach(reach.point(), reach.toJson())));
    return all;
  }
}
