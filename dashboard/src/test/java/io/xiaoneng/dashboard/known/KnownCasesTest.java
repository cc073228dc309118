package io.xiaoneng.dashboard.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.registry.MutableRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class KnownCasesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final MutableRegistry registry = new MutableRegistry(ZONE);
  private final Rules rules = new Rules(registry.calendar("cn"), ZONE, registry);
  private ClickHouse clickHouse;
  private KnownCases known;
  private History history;
  private long offset;

  @BeforeEach
  void open(TestInfo test) {
    String database = "known_" + test.getTestMethod().orElseThrow().getName().toLowerCase();
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database(database));
    known = new KnownCases(clickHouse, SettingsForTests.in(ZONE));
    history = new History(20260302, 300);
    history.archive(clickHouse);
  }

  @AfterEach
  void close() {
    clickHouse.close();
  }

  /** What the job has folded of all that was delivered. */
  private List<CaseFacts> now() {
    return history.facts(rules, each -> true);
  }

  private static Instant day(int day) {
    return History.START.plus(Duration.ofDays(day));
  }

  private void item(String code, long version, int promisedDays, Instant recordedAt) {
    register(
        "item/" + code + "/" + version,
        """
        {"kind":"item","code":"%s","version":%d,"nameZh":"事","nameEn":"item","type":"行政许可",\
        "promised":{"amount":%d,"kind":"WORKING"},"statutory":{"amount":20,"kind":"WORKING"}}"""
            .formatted(code, version, promisedDays),
        recordedAt,
        true);
  }

  /** What stands in the registry; what comes later is known to the table only. */
  private void register(String key, String body, Instant recordedAt, boolean alsoToTheRules) {
    clickHouse.execute(
        "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES (?, ?, ?, ?,"
            + " fromUnixTimestamp64Milli(?, 'UTC'))",
        List.of(key.substring(0, key.indexOf('/')), key, offset, body, recordedAt.toEpochMilli()),
        LIMIT);
    if (alsoToTheRules) {
      registry.apply(key, body.getBytes(StandardCharsets.UTF_8), offset);
    }
    offset++;
  }

  private void assertKnown(Instant knownAt, List<CaseFacts> expected) {
    clickHouse.execute("CREATE OR REPLACE TABLE expected AS case_row", List.of(), LIMIT);
    History.write(clickHouse, "expected", expected);
    try (KnownCases.Lease lease = known.at(knownAt)) {
      assertThat(difference(lease.table(), "expected")).isEmpty();
      assertThat(difference("expected", lease.table())).isEmpty();
    }
  }

  /** The registry's epoch is another: only what the row tells is compared. */
  private List<String> difference(String one, String other) {
    String columns = "* EXCEPT (version)";
    return clickHouse.query(
        "SELECT case_id FROM (SELECT %s FROM %s FINAL EXCEPT SELECT %s FROM %s FINAL) ORDER BY case_id"
            .formatted(columns, one, columns, other),
        List.of(),
        row -> row.getString(1));
  }

  @Test
  void showsEveryCaseAsItsEventsRecordedByThenTellIt() {
    item("item-0", 1, 5, day(-10));
    History.write(clickHouse, "case_row", now());
    for (int day : List.of(-1, 3, 17, 30, 44, 90)) {
      Instant then = day(day);
      List<CaseFacts> expected = history.facts(rules, each -> !each.recordedAt().isAfter(then));
      assertThat(expected.isEmpty()).isEqualTo(day < 0);
      assertKnown(then, expected);
    }
  }

  @Test
  void countsAnEventRecordedInTheVeryMillisecond() {
    History.write(clickHouse, "case_row", now());
    Instant first =
        history.deliveries().stream()
            .map(History.Delivery::recordedAt)
            .min(Instant::compareTo)
            .orElseThrow();
    assertKnown(first, history.facts(rules, each -> each.recordedAt().equals(first)));
    assertKnown(first.minusMillis(1), List.of());
  }

  @Test
  void foldsWhatTheJobHasNotWrittenYet() {
    History.write(clickHouse, "case_row", now().subList(0, 100));
    assertKnown(day(90), now());
  }

  @Test
  void aPromiseChangedSinceIsThatOfThen() {
    item("item-1", 1, 5, day(-10));
    List<CaseFacts> then = history.facts(rules, each -> !each.recordedAt().isAfter(day(20)));
    item("item-1", 1, 9, day(21));
    History.write(clickHouse, "case_row", now());
    assertThat(now()).isNotEqualTo(then);
    assertKnown(day(20), then);
    assertKnown(day(90), now());
  }

  @Test
  void anItemFirstRegisteredLaterCountsAsKnownFromTheBeginning() {
    item("item-1", 1, 5, day(60));
    History.write(clickHouse, "case_row", now());
    assertKnown(day(20), history.facts(rules, each -> !each.recordedAt().isAfter(day(20))));
  }

  @Test
  void aYearIssuedSinceDoesNotMoveADueDateOfThen() {
    item("item-1", 1, 5, day(-10));
    List<CaseFacts> then = history.facts(rules, each -> !each.recordedAt().isAfter(day(20)));
    register(
        "calendar/cn/2026/9",
        """
        {"kind":"calendar","id":"cn","year":2026,"version":9,"notices":["https://www.gov.cn/"],\
        "off":["2026-03-10","2026-03-11"],"work":[]}""",
        day(30),
        true);
    History.write(
        clickHouse,
        "case_row",
        history.facts(new Rules(registry.calendar("cn"), ZONE, registry), each -> true));
    assertKnown(day(20), then);
  }

  @Test
  void keepsSoManyMomentsAndDropsTheTablesOfTheOthers() {
    History.write(clickHouse, "case_row", now());
    for (int day = 0; day < KnownCases.KEPT + 3; day++) {
      known.at(day(day)).close();
    }
    assertThat(tables()).hasSize(KnownCases.KEPT);
  }

  @Test
  void aTableInUseOutlivesItsPlace() {
    History.write(clickHouse, "case_row", now());
    try (KnownCases.Lease lease = known.at(day(20))) {
      for (int day = 30; day < 30 + KnownCases.KEPT; day++) {
        known.at(day(day)).close();
      }
      assertThat(tables()).contains(lease.table()).hasSize(KnownCases.KEPT + 1);
    }
    assertThat(tables()).hasSize(KnownCases.KEPT);
  }

  private List<String> tables() {
    return clickHouse.query(
        "SELECT name FROM system.tables WHERE database = currentDatabase() AND"
            + " startsWith(name, 'known_case_')",
        List.of(),
        row -> row.getString(1));
  }
}
