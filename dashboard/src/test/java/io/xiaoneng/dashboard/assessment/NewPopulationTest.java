package io.xiaoneng.dashboard.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.assessment.LineScore;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeJson;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.assessment.scheme.SchemeChecks;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.row.ContractRows;
import io.xiaoneng.row.TicketRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who is assessed is data: agencies by their contracts, and halls by their queues, of which the
 * program says nothing but in this test's own scheme {@code assessment/halls.json}.
 */
class NewPopulationTest extends CityTestBase {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final YearMonth MONTH = YearMonth.of(2025, 3);

  @Autowired private BookMaker maker;
  @Autowired private SchemeBook schemes;
  @Autowired private SchemeChecks checks;
  @Autowired private ClickHouse clickHouse;

  private final Map<String, byte[]> contracts = new TreeMap<>();
  private final Map<String, byte[]> tickets = new TreeMap<>();

  @BeforeEach
  void write() {
    for (int i = 0; i < 20; i++) {
      contract("good", i, true);
      contract("poor", i, i < 15);
    }
    contract("small", 0, true);
    for (int i = 0; i < 5; i++) {
      ticket("hall-quick", i, 10, true);
      ticket("hall-slow", i, 20, i > 0);
    }
    Rules rules =
        new Rules(new MutableRegistry(ZONE).calendar("cn"), ZONE, new MutableRegistry(ZONE));
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    contracts.forEach(
        (id, state) -> rows.writeBytes(ContractRows.row(id, CaseState.events(state), rules)));
    clickHouse.insert("contract_row", ContractRows.COLUMNS, rows.toByteArray());
    rows.reset();
    tickets.forEach(
        (id, state) -> rows.writeBytes(TicketRows.row(id, CaseState.events(state), rules)));
    clickHouse.insert("ticket_row", TicketRows.COLUMNS, rows.toByteArray());
  }

  @AfterEach
  void forget() {
    for (String table : List.of("contract_row", "ticket_row")) {
      String key = table.replace("_row", "");
      clickHouse.execute(
          "DELETE FROM " + table + " WHERE startsWith(" + key + ", 'population-')",
          List.of(),
          Duration.ofSeconds(20));
    }
  }

  private void contract(String agency, int number, boolean onTime) {
    String id = "population-" + agency + '-' + number;
    event(
        contracts,
        id,
        "agency.contracted",
        "2025-03-03T10:00",
        "\"agency\":\"%s\",\"service\":\"survey\",\"dueAt\":\"%s\""
            .formatted(agency, at("2025-03-20T18:00")));
    event(
        contracts,
        id,
        "agency.finished",
        onTime ? "2025-03-19T10:00" : "2025-03-21T10:00",
        "\"agency\":\"" + agency + '"');
  }

  /** A ticket that waits so many minutes and is served, or is abandoned then. */
  private void ticket(String hall, int number, int minutes, boolean served) {
    String id = "population-" + hall + '-' + number;
    String point = "\"servicePoint\":\"" + hall + '"';
    event(tickets, id, "queue.taken", "2025-03-10T10:00", point);
    String later = "2025-03-10T10:" + minutes;
    if (served) {
      event(tickets, id, "queue.called", later, point + ",\"window\":\"1\"");
      event(tickets, id, "queue.served", "2025-03-10T10:50", point + ",\"window\":\"1\"");
    } else {
      event(tickets, id, "queue.abandoned", later, point);
    }
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private static void event(
      Map<String, byte[]> states, String subject, String type, String local, String data) {
    byte[] raw =
        """
        {"specversion":"1.0","id":"%s","source":"/s","type":"%s","subject":"%s","time":"%s",\
        "data":{%s}}"""
            .formatted(type, type, subject, at(local), data)
            .getBytes(StandardCharsets.UTF_8);
    Decoded decoded =
        new EventDecoder()
            .decode(raw, 0, raw.length, at("2025-06-01T00:00"), new MutableRegistry(ZONE), true);
    if (!(decoded instanceof Decoded.Accepted accepted)) {
      throw new IllegalStateException("refused: " + decoded);
    }
    states.compute(
        subject,
        (id, state) ->
            CaseState.merge(state, EventCodec.encode(accepted.event(), accepted.event().time())));
  }

  private static Scorecard card(Book book, String code) {
    return book.card(code).orElseThrow(() -> new AssertionError("no card of " + code));
  }

  @Test
  void agenciesAreRankedMonthlyFromTheirContracts() {
    Scheme scheme = schemes.on("agencies", MONTH.atEndOfMonth()).orElseThrow();
    Book book = maker.make(MONTH, scheme);
    assertThat(book.classes()).extracting(BookClass::dimension).containsExactly("agency");
    assertThat(book.classes().get(0).cards())
        .extracting(Scorecard::code)
        .containsExactly("good", "poor", "small");
    assertThat(card(book, "good").total()).isEqualTo(100);
    // 15 of 20: a fifth of the way from 70 % to 95 %, where 80 % of the points are.
    assertThat(card(book, "poor").total()).isCloseTo(16, within(1e-9));
    assertThat(card(book, "poor").lines().get(0).n()).isEqualTo(20);
    Scorecard small = card(book, "small");
    assertThat(small.standing()).isEqualTo(Standing.NOT_ENOUGH);
    assertThat(small.lines().get(0).state()).isEqualTo(LineScore.State.TOO_FEW);
    assertThat(small.total()).isNull();
    assertThat(card(book, "good").place()).isNotNull();
  }

  @Test
  void aPopulationNobodyThoughtOfNeedsDataAndASchemeAndNoProgram() throws IOException {
    Scheme halls;
    try (InputStream in = getClass().getResourceAsStream("/assessment/halls.json")) {
      halls = SchemeJson.parse(in.readAllBytes()).all().get(0);
    }
    assertThat(checks.of(halls.classes().get(0))).isEmpty();
    assertThat(schemes.with(halls).on(MONTH.atEndOfMonth()))
        .extracting(Scheme::id)
        .containsExactly("action-plan", "agencies", "halls");
    Book book = maker.make(MONTH, halls);
    // 10 minutes: half of the way from 15 to 5, 0.9 of 60 points; nobody gave up: 40 of 40.
    assertThat(card(book, "hall-quick").total()).isCloseTo(94, within(1e-9));
    // 20 minutes: two thirds of the way from 30 to 15, 0.5333 of 60; one of five gave up: nothing.
    assertThat(card(book, "hall-slow").total()).isCloseTo(32, within(1e-9));
    assertThat(card(book, "hall-slow").lines())
        .extracting(each -> each.metric(), each -> each.n())
        .containsExactly(tuple("wait-minutes", 4L), tuple("abandon-rate", 5L));
    assertThat(book.classes().get(0).cards())
        .extracting(Scorecard::code)
        .containsExactly("hall-quick", "hall-slow");
  }
}
