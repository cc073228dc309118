package io.xiaoneng.it;

import io.xiaoneng.event.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A handful of cases of one unit around now: decided, overdue, and fresh ones. */
final class CityEvents {
  static final String UNIT = "CENTRAL";
  static final String ITEM = "PERMIT";
  static final String DECIDED = "BROWSER-DECIDED-1";
  static final String OVERDUE = "BROWSER-OVERDUE-1";
  static final String HALL = "CENTRAL-HALL";

  private CityEvents() {}

  /**
   * One case decided just now, one long overdue, one applied for today; one who waits in a hall.
   */
  static String seed() {
    Instant now = Instant.now();
    Instant week = now.minus(Duration.ofDays(7));
    Instant month = now.minus(Duration.ofDays(28));
    return batch(
        applied(DECIDED, week),
        accepted(DECIDED, week, now.plus(Duration.ofDays(7))),
        event(DECIDED, "case.decided", now, Map.of("outcome", "APPROVED")),
        applied(OVERDUE, month),
        accepted(OVERDUE, month, week),
        applied("BROWSER-FRESH-1", now),
        event("BROWSER-TICKET-1", "queue.taken", now, Map.of("servicePoint", HALL)));
  }

  /** A case applied for at this moment. */
  static String appliedNow(String subject) {
    return batch(applied(subject, Instant.now()));
  }

  private static String batch(String... events) {
    return "[" + String.join(",", List.of(events)) + "]";
  }

  private static String applied(String subject, Instant time) {
    return event(
        subject, "case.applied", time, Map.of("unit", UNIT, "item", ITEM, "channel", "WEB"));
  }

  private static String accepted(String subject, Instant time, Instant due) {
    return event(
        subject,
        "case.accepted",
        time,
        Map.of("kind", "COMMITTED", "promisedDueAt", due.toString()));
  }

  private static String event(String subject, String type, Instant time, Map<String, Object> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", subject + "/" + type);
    event.put("source", "/browser-test");
    event.put("type", type);
    event.put("subject", subject);
    event.put("time", time.toString());
    event.put("datacontenttype", "application/json");
    event.put("data", data);
    return Json.write(event);
  }
}
