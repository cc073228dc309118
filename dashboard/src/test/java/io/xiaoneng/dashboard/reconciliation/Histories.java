package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.event.Json;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random histories of cases as they would be sent: few ids and few moments, so that revisions,
 * deletions, conflicts, ties, late and repeated events and every special procedure meet each other.
 */
final class Histories {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final LocalDateTime START = LocalDateTime.of(2019, 1, 21, 0, 0);
  private static final String[] UNITS = {
    "D1", "D1-S1", "D1-S1-C1", "DEP", "DEP-OFFICE", "CITY", "NOBODY"
  };
  private static final String[] ITEMS = {
    "PERMIT", "PERMIT", "SERVICE", "HOURS", "MONTHS", "DAYS", "NONE", "AT/ONCE", "VERSIONED"
  };
  private static final String[] CHANNELS = {"WEB", "MOBILE", "COUNTER", "TERMINAL"};
  private static final String[] SOURCES = {"/a", "/a", "/a/x", "/a", "/a/none", "/a", "/a", "/b"};
  private static final String[] TYPES = {
    "case.received",
    "case.applied",
    "case.applied",
    "case.supplement-requested",
    "case.supplemented",
    "case.accepted",
    "case.accepted",
    "case.accepted",
    "case.refused",
    "case.returned",
    "case.step-started",
    "case.step-finished",
    "case.special-started",
    "case.special-started",
    "case.special-ended",
    "case.visited",
    "case.visited",
    "case.decided",
    "case.decided",
    "case.delivered",
    "case.withdrawn",
    "case.voided",
    "case.terminated",
    "case.rated",
    "case.rated",
    "case.rectified"
  };

  private final Random random;

  Histories(long seed) {
    random = new Random(seed);
  }

  /** The registry records that the histories refer to, by key. */
  static Map<String, String> registry() {
    Map<String, String> records = new TreeMap<>();
    records.put("unit/CITY", "{\"kind\":\"unit\",\"code\":\"CITY\",\"level\":\"CITY\"}");
    records.put(
        "unit/D1",
        "{\"kind\":\"unit\",\"code\":\"D1\",\"level\":\"DISTRICT\",\"parent\":\"CITY\"}");
    records.put(
        "unit/D1-S1",
        "{\"kind\":\"unit\",\"code\":\"D1-S1\",\"level\":\"STREET\",\"parent\":\"D1\"}");
    records.put(
        "unit/D1-S1-C1",
        "{\"kind\":\"unit\",\"code\":\"D1-S1-C1\",\"level\":\"COMMUNITY\",\"parent\":\"D1-S1\"}");
    records.put(
        "unit/DEP",
        "{\"kind\":\"unit\",\"code\":\"DEP\",\"level\":\"DEPARTMENT\",\"parent\":\"CITY\"}");
    records.put(
        "unit/DEP-OFFICE",
        "{\"kind\":\"unit\",\"code\":\"DEP-OFFICE\",\"level\":\"DEPARTMENT\",\"parent\":\"DEP\"}");
    records.put("point/H0", "{\"kind\":\"point\",\"id\":\"H0\",\"unit\":\"D1-S1\"}");
    records.put("point/H1", "{\"kind\":\"point\",\"id\":\"H1\",\"unit\":\"DEP-OFFICE\"}");
    source(records, "/", false);
    source(records, "/a", true);
    source(records, "/a/none", false);
    records.put("unit/NOBODY", "{\"kind\":\"unit\",\"code\":\"NOBODY\",\"auto\":true}");
    item(records, "PERMIT", 1, "", "行政许可", limit(10, "WORKING"), limit(20, "WORKING"), false);
    item(records, "SERVICE", 1, "", "公共服务", limit(3, "WORKING"), limit(5, "CALENDAR"), false);
    item(records, "HOURS", 1, "", "公共服务", limit(10, "HOUR"), limit(1, "MONTH"), false);
    item(records, "MONTHS", 1, "", "行政许可", limit(1, "MONTH"), limit(45, "CALENDAR"), false);
    item(records, "DAYS", 1, "", "行政确认", limit(7, "CALENDAR"), limit(15, "CALENDAR"), false);
    item(records, "NONE", 1, "", "", "", "", false);
    item(records, "AT/ONCE", 1, "", "公共服务", "", limit(1, "WORKING"), true);
    item(
        records,
        "VERSIONED",
        1,
        "2018-01-01",
        "公共服务",
        limit(8, "WORKING"),
        limit(9, "WORKING"),
        false);
    item(
        records,
        "VERSIONED",
        2,
        "2019-02-01",
        "行政许可",
        limit(4, "WORKING"),
        limit(6, "WORKING"),
        false);
    item(
        records,
        "VERSIONED",
        3,
        "2019-02-20T12:00:00+08:00",
        "行政许可",
        limit(2, "WORKING"),
        limit(30, "WORKING"),
        false);
    return records;
  }

  private static void source(Map<String, String> records, String prefix, boolean visits) {
    records.put(
        "source/" + prefix,
        "{\"kind\":\"source\",\"prefix\":\"" + prefix + "\",\"reportsVisits\":" + visits + "}");
  }

  /** A change of each sort that past cases were folded under, one record or some at a time. */
  static List<Map<String, String>> changes() {
    Map<String, String> items = new TreeMap<>();
    item(items, "PERMIT", 1, "", "行政许可", limit(7, "WORKING"), limit(20, "WORKING"), false);
    item(items, "SERVICE", 2, "2019-02-11", "行政许可", limit(2, "WORKING"), "", false);
    item(items, "DAYS", 1, "", "公共服务", limit(9, "CALENDAR"), limit(15, "CALENDAR"), false);
    item(items, "VERSIONED", 2, "2019-02-05", "公共服务", "", limit(6, "WORKING"), false);
    Map<String, String> units = new TreeMap<>();
    units.put(
        "unit/D2",
        "{\"kind\":\"unit\",\"code\":\"D2\",\"level\":\"DISTRICT\",\"parent\":\"CITY\"}");
    units.put(
        "unit/D1-S1",
        "{\"kind\":\"unit\",\"code\":\"D1-S1\",\"level\":\"STREET\",\"parent\":\"D2\"}");
    units.put(
        "unit/DEP-OFFICE",
        "{\"kind\":\"unit\",\"code\":\"DEP-OFFICE\",\"level\":\"DEPARTMENT\",\"parent\":\"D1\"}");
    Map<String, String> community =
        Map.of(
            "unit/D1-S1-C1",
            "{\"kind\":\"unit\",\"code\":\"D1-S1-C1\",\"level\":\"COMMUNITY\",\"parent\":\"D2\"}");
    Map<String, String> sources = new TreeMap<>();
    source(sources, "/a/none", true);
    source(sources, "/", true);
    Map<String, String> year =
        Map.of(
            "calendar/cn/2019/9",
            "{\"kind\":\"calendar\",\"id\":\"cn\",\"year\":2019,\"version\":9,\"notices\":[\"https://www.gov.cn/\"],"
                + "\"off\":[\"2019-01-01\",\"2019-02-04\",\"2019-02-05\",\"2019-02-14\",\"2019-02-20\"],"
                + "\"work\":[\"2019-02-10\",\"2019-02-23\"]}");
    return List.of(items, units, community, sources, year);
  }

  private static String limit(int amount, String kind) {
    return "{\"amount\":" + amount + ",\"kind\":\"" + kind + "\"}";
  }

  private static void item(
      Map<String, String> records,
      String code,
      int version,
      String from,
      String type,
      String promised,
      String statutory,
      boolean immediate) {
    records.put(
        "item/" + code + "/" + version,
        "{\"kind\":\"item\",\"code\":\""
            + code
            + "\",\"version\":"
            + version
            + (from.isEmpty() ? "" : ",\"validFrom\":\"" + from + "\"")
            + ",\"type\":\""
            + type
            + "\""
            + (promised.isEmpty() ? "" : ",\"promised\":" + promised)
            + (statutory.isEmpty() ? "" : ",\"statutory\":" + statutory)
            + ",\"immediate\":"
            + immediate
            + "}");
  }

  /** Up to 14 deliveries of one case, as JSON; the same one may be among them more than once. */
  List<String> ofCase(String subject) {
    List<String> sent = new ArrayList<>();
    boolean drill = random.nextInt(25) == 0;
    int n = 1 + random.nextInt(14);
    for (int i = 0; i < n; i++) {
      sent.add(
          random.nextInt(10) == 0 && !sent.isEmpty()
              ? sent.get(random.nextInt(sent.size()))
              : event(subject, drill));
    }
    return sent;
  }

  /** Up to 8 deliveries of one ticket. */
  List<String> ofTicket(String subject) {
    return some(subject, 8, "queue.taken", "queue.called", "queue.served", "queue.abandoned");
  }

  /** Up to 6 deliveries of one contract. */
  List<String> ofContract(String subject) {
    return some(subject, 6, "agency.contracted", "agency.contracted", "agency.finished");
  }

  private List<String> some(String subject, int most, String... types) {
    List<String> sent = new ArrayList<>();
    int n = 1 + random.nextInt(most);
    for (int i = 0; i < n; i++) {
      sent.add(event(subject, random.nextInt(20) == 0, types[random.nextInt(types.length)]));
    }
    return sent;
  }

  private String event(String subject, boolean drill) {
    return event(subject, drill, TYPES[random.nextInt(TYPES.length)]);
  }

  private String event(String subject, boolean drill, String type) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", "e" + random.nextInt(10));
    event.put("source", SOURCES[random.nextInt(SOURCES.length)]);
    event.put("type", type);
    event.put("subject", subject);
    event.put("time", moment());
    if (random.nextInt(3) == 0) {
      event.put("revision", (long) random.nextInt(3));
    }
    if (drill && random.nextBoolean()) {
      event.put("test", true);
    }
    if (random.nextInt(14) == 0) {
      event.put("operation", "DELETE");
    } else {
      event.put("data", data(type));
    }
    return Json.write(event);
  }

  /** Half days on a coarse grid, or any millisecond; written in one of several offsets. */
  private String moment() {
    LocalDateTime at = START.plusHours(12L * random.nextInt(70));
    if (random.nextInt(3) == 0) {
      at = at.plusNanos(1_000_000L * random.nextInt(43_200_000));
    }
    if (random.nextInt(6) == 0) {
      at = at.minusNanos(1_000_000L);
    }
    Instant instant = at.atZone(ZONE).toInstant();
    return switch (random.nextInt(3)) {
      case 0 -> instant.toString();
      case 1 ->
          instant.atOffset(ZoneOffset.ofHours(8)).toString().replaceFirst("T(..:..)\\+", "T$1:00+");
      default ->
          instant
              .atOffset(ZoneOffset.ofHoursMinutes(-3, -30))
              .toString()
              .replaceFirst("T(..:..)-", "T$1:00-");
    };
  }

  private Map<String, Object> data(String type) {
    Map<String, Object> data = new LinkedHashMap<>();
    switch (type) {
      case "case.applied", "case.received" -> application(data);
      case "case.accepted" -> acceptance(data);
      case "case.step-started", "case.step-finished" -> data.put("step", "s" + random.nextInt(2));
      case "case.special-started" -> {
        data.put("procedure", "p" + random.nextInt(3));
        data.put("kind", random.nextInt(3) == 0 ? "EXTENSION" : "STOP");
        if (random.nextBoolean()) {
          data.put("grantedDays", (long) random.nextInt(8));
        }
        if (random.nextBoolean()) {
          data.put("limitDays", (long) random.nextInt(9));
        }
      }
      case "case.special-ended" -> {
        data.put("procedure", "p" + random.nextInt(3));
        data.put("kind", random.nextInt(6) == 0 ? "EXTENSION" : "STOP");
      }
      case "case.decided" -> data.put("outcome", random.nextBoolean() ? "APPROVED" : "DENIED");
      case "case.delivered" -> {
        if (random.nextInt(4) != 0) {
          data.put("how", random.nextBoolean() ? "COURIER" : "ELECTRONIC");
        }
      }
      case "case.visited" -> visit(data);
      case "queue.taken", "queue.called", "queue.served", "queue.abandoned" -> {
        data.put("servicePoint", "H" + random.nextInt(3));
        if (random.nextBoolean()) {
          data.put("window", "W" + random.nextInt(4));
        }
        if (random.nextInt(3) == 0) {
          data.put("item", ITEMS[random.nextInt(ITEMS.length)]);
        }
      }
      case "agency.contracted", "agency.finished" -> {
        data.put("agency", "A" + random.nextInt(3));
        if (random.nextBoolean()) {
          data.put("service", "S" + random.nextInt(3));
        }
        if (random.nextBoolean()) {
          data.put("dueAt", moment());
        }
      }
      case "case.rated" -> {
        data.put("rating", "r" + random.nextInt(3));
        data.put("level", 1L + random.nextInt(5));
        data.put("byDefault", random.nextBoolean());
        if (random.nextBoolean()) {
          data.put("named", random.nextBoolean());
        }
      }
      case "case.rectified" -> {
        data.put("rating", "r" + random.nextInt(3));
        if (random.nextBoolean()) {
          data.put("revisited", random.nextBoolean());
        }
      }
      default -> data.put("remark", "x" + random.nextInt(3));
    }
    return data;
  }

  private void visit(Map<String, Object> data) {
    if (random.nextInt(4) != 0) {
      data.put("visit", "v" + random.nextInt(4));
    }
    if (random.nextInt(3) != 0) {
      data.put("cause", new String[] {"FIRST", "SUPPLEMENT", "COLLECT"}[random.nextInt(3)]);
    }
  }

  private void application(Map<String, Object> data) {
    data.put("unit", UNITS[random.nextInt(UNITS.length)]);
    data.put("item", ITEMS[random.nextInt(ITEMS.length)]);
    data.put("channel", CHANNELS[random.nextInt(CHANNELS.length)]);
    if (random.nextInt(3) == 0) {
      data.put("itemVersion", 1L + random.nextInt(4));
    }
    if (random.nextBoolean()) {
      data.put("applicantKind", random.nextBoolean() ? "PERSON" : "ORGANISATION");
      data.put("assisted", random.nextBoolean());
      data.put("bundle", "b");
      data.put("bundleCase", "b" + random.nextInt(9));
      data.put("receivingUnit", UNITS[random.nextInt(UNITS.length)]);
    }
    if (random.nextBoolean()) {
      data.put("materialsRequired", (long) random.nextInt(9));
    }
    if (random.nextBoolean()) {
      data.put("materialsShared", (long) random.nextInt(4));
    }
    if (random.nextInt(4) == 0) {
      data.put("project", "P" + random.nextInt(5));
      data.put("stage", "S" + random.nextInt(3));
      data.put("region", "R" + random.nextInt(3));
    }
    if (random.nextInt(6) == 0) {
      data.put("renewalOf", "L-" + random.nextInt(9));
    }
    if (random.nextInt(6) == 0) {
      data.put("validUntil", moment());
    }
  }

  private void acceptance(Map<String, Object> data) {
    data.put("kind", random.nextInt(4) == 0 ? "IMMEDIATE" : "COMMITTED");
    if (random.nextBoolean()) {
      data.put("promisedDueAt", moment());
    }
    if (random.nextInt(3) == 0) {
      data.put("mode", new String[] {"NORMAL", "TOLERANT", "COMMITMENT"}[random.nextInt(3)]);
    }
    if (random.nextBoolean()) {
      data.put("window", random.nextBoolean() ? "GENERAL" : "SPECIALISED");
    }
    if (random.nextInt(3) == 0) {
      application(data);
    }
  }
}
