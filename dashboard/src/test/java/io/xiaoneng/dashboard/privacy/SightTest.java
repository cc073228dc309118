package io.xiaoneng.dashboard.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.intake.LogForTests;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Goes, as every role, to every place where a case is named, and compares with {@code
 * security/sight.csv} and {@code security/members.csv}, which are written by hand. Two cases are
 * the same but for their item: one is sensitive, and the other must be told wherever the place is
 * open at all, so that a place that names nothing fails.
 *
 * <p>{@code y} the sensitive case is named, {@code -} only the other one, {@code x} the place is
 * closed to that role.
 */
@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.circle.keep=false",
      "xiaoneng.kafka=127.0.0.1:1"
    })
@AutoConfigureMockMvc
@Import(LogForTests.class)
class SightTest {

  private static final String HIDDEN = "case-of-quiet";
  private static final String SHOWN = "case-of-plain";
  private static final String UNIT = "sight-unit";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static boolean written;
  private static long hiddenCard;
  private static long shownCard;

  @TempDir static Path data;

  @Autowired private MockMvc http;
  @Autowired private ClickHouse clickHouse;
  @Autowired private RegistryView registry;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.clickhouse", () -> ClickHouseForTests.database("sight"));
    settings.add("xiaoneng.data", data::toString);
  }

  @BeforeEach
  void write() throws Exception {
    if (written) {
      return;
    }
    record("unit", "unit/" + UNIT, "\"level\":\"DISTRICT\"", 1);
    record("item", "item/quiet/1", "\"sensitive\":true", 2);
    record("item", "item/plain/1", "\"sensitive\":false", 3);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (registry.sensitiveItems().isEmpty()) {
      assertThat(System.nanoTime()).as("the registry was not read in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    write(HIDDEN, "quiet");
    write(SHOWN, "plain");
    hiddenCard = card(HIDDEN);
    shownCard = card(SHOWN);
    written = true;
  }

  private void record(String kind, String key, String more, int offset) {
    String[] names = key.split("/");
    clickHouse.execute(
        "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at)"
            + " VALUES (?, ?, ?, ?, now64(3))",
        List.of(
            kind,
            key,
            offset,
            "{\"kind\":\"%s\",\"code\":\"%s\",\"version\":1,%s}".formatted(kind, names[1], more)),
        LIMIT);
  }

  private void write(String id, String item) {
    clickHouse.execute(
        "INSERT INTO case_row (case_id, version, identified, unit, item, channel, kind, first_at,"
            + " applied_at, accepted_at, due_promise, first_date, applied_date, accepted_date,"
            + " due_date, flags, latest_recorded_at, ratings) VALUES (?, 1, true, ?, ?, 'COUNTER',"
            + " 'COMMITTED', '2026-03-02 01:00:00', '2026-03-02 01:00:00', '2026-03-02 02:00:00',"
            + " '2026-03-09 15:59:59.999', '2026-03-02', '2026-03-02', '2026-03-02', '2026-03-09',"
            + " ['late-edit'], '2026-03-02 02:00:00', [('r-1', toDateTime64('2026-03-03 01:00:00',"
            + " 3, 'UTC'), toDate32('2026-03-03'), 5, false, true, NULL, NULL, NULL, NULL)])",
        List.of(id, UNIT, item),
        LIMIT);
    String about = "\"unit\":\"%s\",\"item\":\"%s\",".formatted(UNIT, item);
    event(id, "case.applied", 1, about + "\"channel\":\"COUNTER\",\"applicantKind\":\"PERSON\"");
    event(id, "case.accepted", 2, "\"kind\":\"COMMITTED\",\"note\":\"EXTRA-WORD\"");
    event(
        id,
        "case.special-started",
        3,
        "\"procedure\":\"p\",\"kind\":\"EXTENSION\",\"grantedDays\":1,\"approvedBy\":\"OFFICIAL-WU\","
            + "\"reason\":\"OWN-WORDS\"");
    event(id, "case.rated", 4, "\"rating\":\"RATING-1\",\"level\":5");
    clickHouse.execute(
        "INSERT INTO case_alert SELECT ?, 1, ?, 'past-promise', 'YELLOW', 1, '', now64(3),"
            + " now64(3), ?, ?, ?, 'RAISED', '', NULL, now64(3), now64(3)",
        List.of(id + "|past-promise|1|0", id, UNIT, UNIT, item),
        LIMIT);
    clickHouse.execute(
        "INSERT INTO registry_change_case (upto, case_id, stage, moved) VALUES (7, ?, 1, true)",
        List.of(id),
        LIMIT);
  }

  private void event(String subject, String type, int number, String members) {
    Instant at = Instant.parse("2026-03-02T0" + number + ":00:00Z");
    String raw =
        "{\"specversion\":\"1.0\",\"id\":\"%s-%d\",\"source\":\"/hall/1/window/SEAT-7\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":{%s}}"
            .formatted(subject, number, type, subject, at, members);
    clickHouse.execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, raw) VALUES (?, '/hall/1/window/SEAT-7', ?, 0, ?, 'UPSERT', ?,"
            + " fromUnixTimestamp64Milli(?, 'UTC'), fromUnixTimestamp64Milli(?, 'UTC'), ?)",
        List.of(
            subject,
            subject + "-" + number,
            number,
            type,
            at.toEpochMilli(),
            at.toEpochMilli(),
            raw),
        LIMIT);
  }

  private long card(String caseId) throws Exception {
    String body =
        "{\"kind\":\"YELLOW\",\"title\":\"a card\",\"text\":\"why\",\"origin\":{\"kind\":\"ALERT\",\"id\":\"%s\"}}"
            .formatted(caseId + "|past-promise|1|0");
    String answer =
        http.perform(
                post("/api/v1/cards")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body)
                    .with(as(Role.SUPERVISOR)))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    long id = JsonPath.<Number>read(answer, "$.id").longValue();
    step(id, "STATE", 1, Role.UNIT);
    step(id, "ISSUE", 2, Role.SUPERVISOR);
    return id;
  }

  private void step(long card, String step, int version, Role role) throws Exception {
    int status =
        http.perform(
                post("/api/v1/cards/" + card + "/steps")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(
                        "{\"step\":\"%s\",\"version\":%d,\"text\":\"so\"}".formatted(step, version))
                    .with(as(role)))
            .andReturn()
            .getResponse()
            .getStatus();
    assertThat(status).as(step).isEqualTo(200);
  }

  private static RequestPostProcessor as(Role role) {
    return user(role.name().toLowerCase(java.util.Locale.ROOT))
        .authorities(Authorities.of(Set.of(role), role == Role.UNIT ? UNIT : null));
  }

  private MockHttpServletResponse ask(String address, Role role) throws Exception {
    return http.perform(get(URI.create(address)).with(as(role))).andReturn().getResponse();
  }

  /** The answer as text, with where it sends one on; without what the question itself said. */
  private static String text(MockHttpServletResponse response) throws Exception {
    return response.getStatus() >= 400
        ? ""
        : response.getContentAsString(StandardCharsets.UTF_8)
            + Objects.requireNonNullElse(response.getRedirectedUrl(), "");
  }

  private static boolean names(String text, String caseId) {
    // What was asked for stands in a form again, and in links to other pages of the same question.
    return text.replaceAll("value=\"" + caseId + "\"", "")
        .replaceAll("[?&;]case=" + caseId, "")
        .contains(caseId);
  }

  private static List<Map<String, String>> table(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(SightTest.class.getResourceAsStream(file))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> head = List.of(lines.get(0).split(","));
      List<Map<String, String>> table = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> fields = List.of(line.split(","));
        assertThat(fields).as(line).hasSameSizeAs(head);
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < head.size(); i++) {
          row.put(head.get(i), fields.get(i));
        }
        table.add(row);
      }
      return table;
    }
  }

  private static List<Role> roles() {
    return List.of(
        Role.LEADER, Role.SUPERVISOR, Role.REVIEWER, Role.ASSESSOR, Role.UNIT, Role.ADMIN);
  }

  @Test
  void aSensitiveCaseIsNamedWhereTheTableSaysAndNowhereElse() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    for (Map<String, String> line : table("/security/sight.csv")) {
      String address = line.get("address");
      for (Role role : roles()) {
        String seen = seen(address, role);
        if (!seen.equals(line.get(role.name()))) {
          wrong.put(role + " " + address, seen);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private String seen(String address, Role role) throws Exception {
    MockHttpServletResponse shown = ask(filled(address, SHOWN, shownCard), role);
    if (shown.getStatus() == 403 || shown.getStatus() == 404) {
      return "x";
    }
    if (!names(text(shown), SHOWN)) {
      return "names nothing: " + shown.getStatus();
    }
    return names(text(ask(filled(address, HIDDEN, hiddenCard), role)), HIDDEN) ? "y" : "-";
  }

  private static String filled(String address, String caseId, long card) {
    return address.replace("{N}", caseId).replace("{CARD}", Long.toString(card));
  }

  @Test
  void whatIsHiddenIsAnsweredAsIfThereWereNoSuchCase() throws Exception {
    for (Role role : List.of(Role.LEADER, Role.ASSESSOR, Role.UNIT, Role.ADMIN)) {
      MockHttpServletResponse hidden = ask("/api/v1/cases/" + HIDDEN, role);
      MockHttpServletResponse none = ask("/api/v1/cases/no-such-case", role);
      assertThat(hidden.getStatus()).as(role.name()).isEqualTo(404).isEqualTo(none.getStatus());
      assertThat(hidden.getContentAsString().replace(HIDDEN, "no-such-case"))
          .isEqualTo(none.getContentAsString());
    }
  }

  @Test
  void membersOfEventsAreToldAsTheTableSays() throws Exception {
    Map<String, String> words =
        Map.of(
            "approvedBy", "OFFICIAL-WU",
            "reason", "OWN-WORDS",
            "extra", "EXTRA-WORD",
            "window", "SEAT-7",
            "rating", "RATING-1",
            "applicantKind", "PERSON");
    Map<String, String> wrong = new TreeMap<>();
    for (Map<String, String> line : table("/security/members.csv")) {
      String word = Objects.requireNonNull(words.get(line.get("member")));
      for (String address :
          List.of(
              "/api/v1/cases/" + SHOWN,
              "/cases/" + SHOWN,
              "/api/v1/process/log.xes?case=" + SHOWN,
              "/api/v1/process/log.ocel.json?case=" + SHOWN)) {
        for (Role role : roles()) {
          MockHttpServletResponse response = ask(address, role);
          assertThat(response.getStatus()).as(role + " " + address).isEqualTo(200);
          boolean told = text(response).contains(word);
          if (told != line.get(role.name()).equals("y")) {
            wrong.put(role + " " + address + " " + line.get("member"), "told " + told);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
