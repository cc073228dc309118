package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.History;
import io.xiaoneng.dashboard.metric.MetricServiceTesting;
import io.xiaoneng.dashboard.registry.RecordStore;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.RegistryKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A year of three districts, three departments and three agencies, as events. */
final class DemoYear {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final YearMonth FIRST = YearMonth.of(2019, 3);
  static final YearMonth LAST = YearMonth.of(2020, 2);

  /** One department whose events are refused too often in this month. */
  static final YearMonth DOUBTFUL = YearMonth.of(2019, 9);

  /** Cases of a unit in a month. */
  private static final int CASES = 36;

  /** How often a unit is late, in a hundred cases. */
  private static final Map<String, Integer> LATE =
      new LinkedHashMap<>(Map.of("d1", 1, "s1", 2, "d2", 6, "d3", 14, "p1", 0, "p2", 25, "p3", 4));

  private final ClickHouse clickHouse;
  private final RecordStore records;
  private final Random random = new Random(2019);
  private final WorkCalendar calendar = WorkCalendar.of("cn");
  private final History history = new History();
  private long offset;
  private int others;

  DemoYear(ClickHouse clickHouse, RecordStore records) {
    this.clickHouse = clickHouse;
    this.records = records;
  }

  /** Registers everybody and sends the year. */
  void send(RegistryView registry) {
    register();
    List<String> units = LATE.keySet().stream().sorted().toList();
    for (YearMonth month = FIRST.minusMonths(1);
        !month.isAfter(LAST);
        month = month.plusMonths(1)) {
      for (String unit : units) {
        if (unit.equals("p3") && month.isBefore(YearMonth.of(2019, 8))) {
          continue;
        }
        for (int number = 0; number < CASES; number++) {
          oneCase(unit, month, number);
        }
      }
      for (int number = 0; number < 30; number++) {
        contract(month, number);
      }
    }
    for (int i = 0; i < 20; i++) {
      refused(i);
    }
    write(registry);
  }

  private void register() {
    put("unit/city", "\"nameZh\":\"全市\",\"level\":\"CITY\"");
    for (String each : List.of("d1", "d2", "d3")) {
      put(
          "unit/" + each,
          "\"nameZh\":\"%s区\",\"level\":\"DISTRICT\",\"parent\":\"city\",\"class\":\"区县\""
              .formatted(each));
    }
    put("unit/s1", "\"nameZh\":\"一街\",\"level\":\"STREET\",\"parent\":\"d1\"");
    for (String each : List.of("p1", "p2")) {
      put(
          "unit/" + each,
          "\"nameZh\":\"%s局\",\"level\":\"DEPARTMENT\",\"parent\":\"city\",\"class\":\"部门\""
              .formatted(each));
    }
    put(
        "unit/p3",
        "\"nameZh\":\"新局\",\"level\":\"DEPARTMENT\",\"parent\":\"city\",\"class\":\"部门\","
            + "\"validFrom\":\"2019-08-12\"");
    // Days without a case are no silence of a feed that sends once a day.
    put("source//p1", "\"unit\":\"p1\",\"expectedLagSeconds\":86400");
    put(
        "item/licence/1",
        "\"nameZh\":\"许可\",\"type\":\"行政许可\",\"promised\":{\"amount\":10,\"kind\":\"WORKING\"},"
            + "\"statutory\":{\"amount\":20,\"kind\":\"WORKING\"}");
    for (int i = 1; i <= 3; i++) {
      put("agency/a" + i, "\"nameZh\":\"第%d事务所\"".formatted(i));
    }
  }

  private void put(String key, String fields) {
    String kind = key.substring(0, key.indexOf('/'));
    String body = "{\"kind\":\"%s\",%s}".formatted(kind, fields);
    clickHouse.execute(
        "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES (?, ?, ?, ?,"
            + " '2019-01-01 00:00:00')",
        List.of(kind, key, offset, body),
        Duration.ofSeconds(20));
    records.published(RegistryKey.parse(key), body.getBytes(StandardCharsets.UTF_8), offset);
    offset++;
  }

  private void oneCase(String unit, YearMonth month, int number) {
    String id = "%s-%s-%02d".formatted(unit, month, number);
    LocalDate applied = counted(month.atDay(1 + random.nextInt(month.lengthOfMonth())));
    Instant at = at(applied, 9);
    String channel = random.nextInt(3) == 0 ? "COUNTER" : "WEB";
    event(
        unit,
        id,
        "a",
        "case.applied",
        at,
        "\"unit\":\"%s\",\"item\":\"licence\",\"channel\":\"%s\",\"materialsRequired\":%d,\"materialsShared\":%d"
            .formatted(unit, channel, 5, random.nextInt(6)));
    LocalDate day = applied;
    int requests = random.nextInt(4) == 0 ? 1 + random.nextInt(8) / 7 : 0;
    for (int i = 0; i < requests; i++) {
      day = calendar.plus(day, 1);
      event(unit, id, "r" + i, "case.supplement-requested", at(day, 10), "\"missing\":\"x\"");
      day = calendar.plus(day, 1);
      event(unit, id, "s" + i, "case.supplemented", at(day, 11), "");
    }
    boolean slow = random.nextInt(100) < LATE.getOrDefault(unit, 0);
    day = calendar.plus(day, slow && requests == 0 ? 6 : random.nextInt(3));
    String window = random.nextInt(10) < 7 ? "GENERAL" : "SPECIALISED";
    event(
        unit,
        id,
        "b",
        "case.accepted",
        at(day, 14),
        "\"kind\":\"COMMITTED\",\"window\":\"%s\"".formatted(window));
    boolean late = random.nextInt(100) < LATE.getOrDefault(unit, 0);
    day = calendar.plus(day, late ? 11 + random.nextInt(14) : 2 + random.nextInt(8));
    if (random.nextInt(40) == 0) {
      event(unit, id, "w", "case.withdrawn", at(day, 15), "\"reason\":\"x\"");
      return;
    }
    event(unit, id, "d", "case.decided", at(day, 15), "\"outcome\":\"APPROVED\"");
    day = calendar.plus(day, late && slow ? 12 : 1 + random.nextInt(5));
    event(unit, id, "e", "case.delivered", at(day, 16), "\"how\":\"COURIER\"");
  }

  /** One more case of d1, decided within the month. */
  void another(YearMonth month, RegistryView registry) {
    String id = "another-" + month + '-' + ++others;
    LocalDate day = month.atDay(10);
    event(
        "d1",
        id,
        "a",
        "case.applied",
        at(day, 9),
        "\"unit\":\"d1\",\"item\":\"licence\",\"channel\":\"WEB\"");
    event("d1", id, "b", "case.accepted", at(day, 14), "\"kind\":\"COMMITTED\"");
    event("d1", id, "d", "case.decided", at(day, 15), "\"outcome\":\"APPROVED\"");
    write(registry);
  }

  private void contract(YearMonth month, int number) {
    String id = "k-%s-%02d".formatted(month, number);
    int agency = 1 + number % 3;
    LocalDate day = month.atDay(1 + number % 20);
    event(
        "p1",
        id,
        "k",
        "agency.contracted",
        at(day, 9),
        "\"agency\":\"a%d\",\"service\":\"survey\",\"dueAt\":\"%s\""
            .formatted(agency, at(day.plusDays(7), 18)));
    int took = random.nextInt(100) < 12 * agency ? 8 + random.nextInt(5) : 2 + random.nextInt(5);
    event(
        "p1",
        id,
        "f",
        "agency.finished",
        at(day.plusDays(took), 12),
        "\"agency\":\"a" + agency + "\"");
  }

  private void refused(int number) {
    clickHouse.execute(
        "INSERT INTO dead_letter (sha256, reason, detail, origin, source, id, length, recorded_at,"
            + " raw) VALUES (?, 'not-json', 'x', 'http', '/p1/desk', ?, 1, ?, 'x')",
        List.of("%064x".formatted(number), "x" + number, DOUBTFUL.atDay(10) + " 04:00:00"),
        Duration.ofSeconds(20));
  }

  /** One event, recorded a minute after it happened. */
  private void event(String unit, String id, String key, String type, Instant at, String data) {
    deliver(unit, id, key, 0, type, at, data, at.plusSeconds(60));
  }

  /** One event as it was recorded later, or in another revision. */
  void deliver(
      String unit,
      String id,
      String key,
      int revision,
      String type,
      Instant at,
      String data,
      Instant recorded) {
    history.deliver(
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/%s/desk\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"%s\",\"revision\":%d,\"data\":{%s}}"
            .formatted(key, unit, type, id, at, revision, data),
        recorded);
  }

  /** Folds every delivery and puts events and rows into their tables. */
  void write(RegistryView registry) {
    Rules rules = new Rules(registry.registry().calendar("cn"), ZONE, registry.registry());
    history.archive(clickHouse);
    List<CaseFacts> facts = history.facts(rules, each -> true);
    History.write(clickHouse, "case_row", facts);
    clickHouse.execute("TRUNCATE TABLE cube_cell", List.of(), Duration.ofSeconds(20));
    MetricServiceTesting.cube(clickHouse, facts, at(LAST.plusMonths(6).atDay(1), 0));
    history.writeOthers(clickHouse, rules, each -> true);
  }

  private LocalDate counted(LocalDate day) {
    return calendar.isCounted(day) ? day : calendar.plus(day, 1);
  }

  static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(ZONE).toInstant();
  }
}
