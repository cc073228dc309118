package io.xiaoneng.dashboard.registry.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.privacy.SensitiveCases;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.registry.RecordStore;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.change.RecordChange;
import io.xiaoneng.row.CaseRowEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class RegistryChangesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final MutableRegistry registry = new MutableRegistry(ZONE);
  private final Map<String, List<byte[]>> archive = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private boolean deaf;
  private long offset;
  private ClickHouse clickHouse;
  private ChangeTable table;
  private RegistryChanges changes;
  private Moves moves;

  @BeforeEach
  void open(TestInfo test) {
    String database = "changes_" + test.getTestMethod().orElseThrow().getName().toLowerCase();
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database(database));
    XiaonengProperties settings = SettingsForTests.in(ZONE);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    table =
        new ChangeTable(
            clickHouse, clock, new SensitiveCases(clickHouse, new FixedRegistryView(ZONE)));
    changes = new RegistryChanges(clickHouse, table, this::refold, settings, clock, Duration.ZERO);
    moves = new Moves(clickHouse, new Store(), settings);

    publish("unit/city", "{\"level\":\"CITY\"}");
    publish("unit/east", "{\"level\":\"DISTRICT\",\"parent\":\"city\"}");
    publish("unit/west", "{\"level\":\"DISTRICT\",\"parent\":\"city\"}");
    publish("unit/u", "{\"level\":\"STREET\",\"parent\":\"east\"}");
    publish("item/i/1", promise(10));
    publish("item/j/1", promise(10));
    accepted("early", "i", "2026-03-02T09:00:00+08:00");
    accepted("late", "i", "2026-09-21T09:00:00+08:00");
    accepted("other", "j", "2026-09-21T09:00:00+08:00");
    settle();
  }

  @AfterEach
  void close() {
    changes.close();
    clickHouse.close();
  }

  private static String promise(int days) {
    return "{\"promised\":{\"amount\":" + days + ",\"kind\":\"WORKING\"}}";
  }

  private void publish(String key, @Nullable String body) {
    registry.apply(key, body == null ? null : body.getBytes(StandardCharsets.UTF_8), offset);
    clickHouse.execute(
        "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES (?, ?, ?, ?,"
            + " fromUnixTimestamp64Milli(?, 'UTC'))",
        List.of(
            key.substring(0, key.indexOf('/')),
            key,
            offset,
            body == null ? "" : body,
            NOW.toEpochMilli()),
        LIMIT);
    offset++;
  }

  private void accepted(String caseId, String item, String time) {
    event(
        caseId,
        "1",
        "case.applied",
        time,
        "\"unit\":\"u\",\"item\":\"%s\",\"channel\":\"WEB\"".formatted(item));
    event(caseId, "2", "case.accepted", time, "\"kind\":\"COMMITTED\"");
    refold(List.of(caseId), 0);
    asked.clear();
  }

  private void event(String caseId, String id, String type, String time, String data) {
    byte[] raw =
        ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/hall\",\"type\":\"%s\",\"subject\":\"%s\","
                + "\"time\":\"%s\",\"data\":{%s}}")
            .formatted(id, type, caseId, time, data)
            .getBytes(StandardCharsets.UTF_8);
    archive.computeIfAbsent(caseId, key -> new ArrayList<>()).add(raw);
    Event event = decoded(raw);
    clickHouse.execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, raw) SELECT ?, ?, ?, 0, 1, 'UPSERT', ?, fromUnixTimestamp64Milli(?),"
            + " fromUnixTimestamp64Milli(?), ?",
        List.of(
            caseId,
            event.source(),
            id,
            type,
            event.time().toEpochMilli(),
            event.time().toEpochMilli(),
            new String(raw, StandardCharsets.UTF_8)),
        LIMIT);
  }

  private Event decoded(byte[] raw) {
    if (new EventDecoder().decode(raw, 0, raw.length, NOW, registry, true)
        instanceof Decoded.Accepted accepted) {
      return accepted.event();
    }
    throw new IllegalStateException(new String(raw, StandardCharsets.UTF_8));
  }

  /** What the job does with commands. */
  private boolean refold(List<String> cases, long epoch) {
    if (deaf) {
      return false;
    }
    assertThat(registry.epoch()).isGreaterThanOrEqualTo(epoch);
    asked.addAll(cases);
    Rules rules = new Rules(registry.calendar("cn"), ZONE, registry);
    for (String each : cases) {
      byte[] state = null;
      for (byte[] raw : archive.getOrDefault(each, List.of())) {
        Event event = decoded(raw);
        state = CaseState.merge(state, EventCodec.encode(event, event.time()));
      }
      byte[] row = new CaseRowEncoder().encode(CaseFold.fold(each, CaseState.events(state), rules));
      clickHouse.insert("case_row", CaseRowEncoder.COLUMNS, row);
    }
    return true;
  }

  private void settle() {
    for (int i = 0; i < 10; i++) {
      if (changes.settle()) {
        return;
      }
    }
    throw new AssertionError("not settled");
  }

  private ChangeTable.Change last() {
    return table.changes(1).get(0);
  }

  private final class Store implements RecordStore {
    @Override
    public @Nullable Map<String, @Nullable Object> body(RegistryKey key) {
      return null;
    }

    @Override
    public List<RegistryKey> keys(RecordKind kind) {
      return List.of();
    }

    @Override
    public MutableRegistry copy() {
      return registry.copy();
    }

    @Override
    public void published(RegistryKey key, byte @Nullable [] value, long at) {}
  }

  @SuppressWarnings("unchecked")
  private Moves.Outlook outlook(String key, String body) throws JsonException {
    return moves.of(
        List.of(
            new RecordChange(
                RegistryKey.parse(key), null, (Map<String, @Nullable Object>) Json.parse(body))));
  }

  @Test
  void a_changed_promise_of_a_version_that_exists_moves_its_cases_and_says_so() {
    publish("item/i/1", promise(5));
    settle();
    assertThat(asked).containsExactly("early", "late");
    assertThat(last().state()).isEqualTo("DONE");
    assertThat(last().what()).containsExactly("item/i/1");
    assertThat(last().cases()).isEqualTo(2);
    assertThat(last().moved()).isEqualTo(2);
    List<ChangeTable.Moved> moved = table.moved(last().upto(), 10);
    assertThat(moved).extracting(ChangeTable.Moved::caseId).containsExactly("early", "late");
    assertThat(moved.get(0).dueBefore()).isEqualTo(Instant.parse("2026-03-16T15:59:59.999Z"));
    assertThat(moved.get(0).dueAfter()).isEqualTo(Instant.parse("2026-03-09T15:59:59.999Z"));
  }

  @Test
  void a_new_version_moves_later_cases_only() {
    publish("item/i/2", "{\"validFrom\":\"2026-06-01\"," + promise(3).substring(1));
    settle();
    assertThat(asked).containsExactly("late");
    assertThat(last().moved()).isEqualTo(1);
  }

  @Test
  void a_reissued_year_lists_the_cases_whose_due_date_moves_before_and_after() throws Exception {
    String issue =
        "{\"off\":[\"2026-10-01..2026-10-09\"],\"work\":[\"2026-10-10\"],\"notices\":[\"n\"]}";
    Moves.Outlook before = outlook("calendar/cn/2026/2", issue);
    assertThat(before.complete()).isTrue();
    assertThat(before.cases())
        .extracting(ChangeTable.Moved::caseId)
        .containsExactly("late", "other");
    assertThat(table.changes(1)).isEmpty();
    publish("calendar/cn/2026/2", issue);
    settle();
    assertThat(table.moved(last().upto(), 10)).isEqualTo(before.cases());
    assertThat(before.cases().get(0).dueAfter()).isAfter(before.cases().get(0).dueBefore());
  }

  @Test
  void a_unit_that_moves_in_the_tree_takes_its_cases_to_the_other_district() {
    publish("unit/u", "{\"level\":\"STREET\",\"parent\":\"west\"}");
    settle();
    assertThat(asked).containsExactly("early", "late", "other");
    assertThat(table.moved(last().upto(), 10))
        .allSatisfy(
            moved -> {
              assertThat(moved.districtBefore()).isEqualTo("east");
              assertThat(moved.districtAfter()).isEqualTo("west");
            })
        .hasSize(3);
  }

  @Test
  void a_name_touches_no_case() {
    publish("item/i/1", "{\"nameZh\":\"新名\"," + promise(10).substring(1));
    publish("unit/u", "{\"nameZh\":\"新名\",\"level\":\"STREET\",\"parent\":\"east\"}");
    settle();
    assertThat(asked).isEmpty();
    assertThat(table.changes(1)).isEmpty();
  }

  @Test
  void what_the_job_did_not_hear_is_asked_again_also_after_a_restart() {
    deaf = true;
    publish("item/i/1", promise(5));
    changes.settle();
    assertThat(last().state()).isEqualTo("RUNNING");
    changes.close();
    changes =
        new RegistryChanges(
            clickHouse,
            table,
            this::refold,
            SettingsForTests.in(ZONE),
            Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC),
            Duration.ZERO);
    deaf = false;
    settle();
    assertThat(asked).containsExactly("early", "late");
    assertThat(last().state()).isEqualTo("DONE");
    assertThat(last().moved()).isEqualTo(2);
  }
}
