package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ten departments with the same work over the fourteen months that are over. All decide nearly
 * everything by the promise, but one lets a quarter of its cases fall late in the last four months.
 */
final class LaggingUnit {
  /** The one that lags. */
  static final String CODE = "DEPT-7";

  static final String NAME = "Department 7";

  /** One of those that do not. */
  static final String OTHER = "DEPT-3";

  private static final String CLASS = "departments";
  private static final int UNITS = 10;
  private static final int MONTHS = 14;
  private static final int LAGS = 4;
  private static final int CASES = 60;
  private static final int BATCH = 1_000;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The last month that is over, {@code 2026-03}. */
  static final String LAST_MONTH = YearMonth.now(ZONE).minusMonths(1).toString();

  private LaggingUnit() {}

  /** A case of that unit, decided in time, that exists afterwards. */
  static String caseOf(String unit) {
    return caseId(unit, YearMonth.now(ZONE).minusMonths(1), 1);
  }

  private static String caseId(String unit, YearMonth month, int number) {
    return unit + "-" + month + "-" + number;
  }

  /** Registers the units and sends their history. */
  static void send(Stack stack) throws IOException, InterruptedException {
    for (int unit = 1; unit <= UNITS; unit++) {
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("nameZh", "第" + unit + "局");
      record.put("nameEn", "Department " + unit);
      record.put("level", "DEPARTMENT");
      record.put("class", CLASS);
      String path = "/api/v1/registry/unit/DEPT-" + unit;
      assertThat(stack.send("PUT", path, Json.write(record)).statusCode()).as(path).isEqualTo(200);
    }
    List<String> events = new ArrayList<>();
    YearMonth now = YearMonth.now(ZONE);
    for (int back = MONTHS; back >= 1; back--) {
      for (int unit = 1; unit <= UNITS; unit++) {
        for (int number = 0; number < CASES; number++) {
          boolean lags = unit == 7 && back <= LAGS;
          boolean late = lags ? number % 4 == 0 : number == 0 && (unit + back) % 3 == 0;
          add(events, "DEPT-" + unit, now.minusMonths(back), number, late);
        }
      }
    }
    for (int from = 0; from < events.size(); from += BATCH) {
      List<String> part = events.subList(from, Math.min(events.size(), from + BATCH));
      assertThat(stack.post("[" + String.join(",", part) + "]").body())
          .contains("\"accepted\":" + part.size());
    }
  }

  /** Promised for ten days; decided a day before, or six days after. */
  private static void add(
      List<String> events, String unit, YearMonth month, int number, boolean late) {
    String id = caseId(unit, month, number);
    Instant applied = month.atDay(1 + number % 15).atTime(9, number).atZone(ZONE).toInstant();
    Instant accepted = applied.plus(Duration.ofHours(1));
    Instant due = accepted.plus(Duration.ofDays(10));
    Instant decided = due.plus(Duration.ofDays(late ? 6 : -1));
    events.add(
        event(
            id,
            "case.applied",
            applied,
            Map.of("unit", unit, "item", "PERMIT", "channel", "WEB", "applicantKind", "PERSON")));
    events.add(
        event(
            id,
            "case.accepted",
            accepted,
            Map.of("kind", "COMMITTED", "promisedDueAt", due.toString())));
    events.add(event(id, "case.decided", decided, Map.of("outcome", "APPROVED")));
  }

  /** An event of the tests' own source. */
  static String event(String subject, String type, Instant time, Map<String, Object> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", subject + "/" + type);
    event.put("source", "/journeys");
    event.put("type", type);
    event.put("subject", subject);
    event.put("time", time.toString());
    event.put("datacontenttype", "application/json");
    event.put("data", data);
    return Json.write(event);
  }
}
