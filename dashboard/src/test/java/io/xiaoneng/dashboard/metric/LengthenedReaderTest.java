package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.known.History;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.row.RowBinary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Item {@code longer} promised 5 working days until the end of May 2026 and 10 since; {@code same}
 * always 10. A case accepted on Monday the 15th of June is due on the 30th and would have been due
 * on the 23rd, because the 19th is a holiday.
 */
class LengthenedReaderTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
  private static final LocalDate END_OF_JUNE = LocalDate.parse("2026-06-30");
  private static final LocalDate JULY = LocalDate.parse("2026-07-01");
  private static final LocalDate END_OF_JULY = LocalDate.parse("2026-07-31");
  private static final Instant LATER = Instant.parse("2026-09-01T00:00:00Z");

  private static final FixedRegistryView REGISTRY =
      new FixedRegistryView(ZONE)
          .unit("north", Unit.Level.DISTRICT, null)
          .unit("south", Unit.Level.DISTRICT, null)
          .put("item/longer/1", item("longer", 1, "2020-01-01", 5))
          .put("item/longer/2", item("longer", 2, "2026-06-01", 10))
          .put("item/same/1", item("same", 1, "2020-01-01", 10));

  private static final Map<String, byte[]> STATES = new TreeMap<>();
  private static final ByteArrayOutputStream ARCHIVE = new ByteArrayOutputStream();
  private static ClickHouse clickHouse;
  private static LengthenedReader reader;

  private static String item(String code, int version, String from, int days) {
    return """
        {"kind":"item","code":"%s","version":%d,"validFrom":"%s","nameZh":"事","nameEn":"item",\
        "promised":{"amount":%d,"kind":"WORKING"}}"""
        .formatted(code, version, from, days);
  }

  @BeforeAll
  static void write() {
    committed("quick", "north", "longer", "2026-06-15").decided("2026-06-23T17:00");
    committed("slow", "north", "longer", "2026-06-15").decided("2026-06-24T09:00");
    committed("slow-too", "south", "longer", "2026-06-15").decided("2026-06-30T17:00");
    committed("late-anyhow", "south", "longer", "2026-06-15").decided("2026-07-01T09:00");
    committed("never-lengthened", "south", "same", "2026-06-15").decided("2026-06-30T17:00");
    committed("open", "south", "longer", "2026-06-15");
    committed("of-before", "south", "longer", "2026-05-29").decided("2026-06-05T10:00");
    // Due in July by the promise that counts: it belongs to July.
    committed("of-july", "north", "longer", "2026-06-24").decided("2026-07-06T10:00");
    // The stop moves both due dates: 30 June by the shorter promise, 7 July by the longer.
    Story stopped = committed("stopped", "north", "longer", "2026-06-15");
    stopped.send(
        "case.special-started", "2026-06-17T10:00", "\"procedure\":\"p\",\"kind\":\"STOP\"");
    stopped.send("case.special-ended", "2026-06-25T10:00", "\"procedure\":\"p\",\"kind\":\"STOP\"");
    stopped.decided("2026-06-30T10:00");

    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("lengthened"));
    clickHouse.insert(
        "event_archive",
        "subject, source, id, revision, hash, operation, type, time, recorded_at, test, raw",
        ARCHIVE.toByteArray());
    Rules rules = new Rules(WorkCalendar.of("cn"), ZONE, REGISTRY.registry());
    List<CaseFacts> facts = new ArrayList<>();
    STATES.forEach((id, state) -> facts.add(CaseFold.fold(id, CaseState.events(state), rules)));
    History.write(clickHouse, "case_row", facts);
    reader = new LengthenedReader(clickHouse, REGISTRY, SettingsForTests.in(ZONE));
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  /** Sends a case's events, in local times. */
  private record Story(String subject) {

    void decided(String local) {
      send("case.decided", local, "\"outcome\":\"APPROVED\"");
    }

    void send(String type, String local, String data) {
      Instant at = LocalDateTime.parse(local).atZone(ZONE).toInstant();
      byte[] raw =
          """
          {"specversion":"1.0","id":"%s","source":"/hall/1","type":"%s","subject":"%s",\
          "time":"%s","data":{%s}}"""
              .formatted(type + local, type, subject, at, data)
              .getBytes(StandardCharsets.UTF_8);
      Decoded decoded =
          new EventDecoder().decode(raw, 0, raw.length, LATER, REGISTRY.registry(), true);
      if (!(decoded instanceof Decoded.Accepted accepted)) {
        throw new IllegalStateException("refused: " + decoded);
      }
      Event event = accepted.event();
      STATES.compute(subject, (id, state) -> CaseState.merge(state, EventCodec.encode(event, at)));
      ARCHIVE.writeBytes(
          new RowBinary()
              .reset()
              .string(event.subject())
              .string(event.source())
              .string(event.id())
              .int64(event.revision())
              .uint128(event.hash().high(), event.hash().low())
              .string(event.operation().name())
              .string(event.type().wireName())
              .instant(event.time())
              .instant(at)
              .bool(event.test())
              .string(raw, 0, raw.length)
              .toBytes());
    }
  }

  private static Story committed(String id, String unit, String item, String day) {
    Story story = new Story(id);
    story.send(
        "case.applied",
        day + "T09:00",
        "\"unit\":\"%s\",\"item\":\"%s\",\"channel\":\"WEB\"".formatted(unit, item));
    story.send("case.accepted", day + "T10:00", "\"kind\":\"COMMITTED\"");
    return story;
  }

  private static List<String> late(LocalDate from, LocalDate to, Instant asOf) {
    return reader.late(from, to, asOf).stream().map(LengthenedReader.Late::caseId).toList();
  }

  @Test
  void casesThatTheShorterPromiseWouldHaveFoundLateAreFoundInTheMonthTheyFellDue() {
    assertThat(late(JUNE, END_OF_JUNE, LATER)).containsExactly("slow", "slow-too");
    assertThat(late(JULY, END_OF_JULY, LATER)).containsExactly("of-july");
  }

  @Test
  void whoIsResponsibleAndSinceWhenItWasLateIsTold() {
    assertThat(reader.late(JUNE, END_OF_JUNE, LATER).get(0))
        .isEqualTo(
            new LengthenedReader.Late(
                "slow",
                "north",
                "longer",
                LocalDateTime.parse("2026-06-24T09:00").atZone(ZONE).toInstant(),
                LocalDateTime.parse("2026-06-23T23:59:59.999").atZone(ZONE).toInstant()));
  }

  @Test
  void whatHasNotFallenDueByTheMomentDoesNotCountYet() {
    assertThat(late(JUNE, END_OF_JUNE, Instant.parse("2026-06-25T00:00:00Z"))).isEmpty();
    assertThat(late(JUNE, END_OF_JUNE, Instant.parse("2026-06-30T16:00:00Z"))).hasSize(2);
  }
}
