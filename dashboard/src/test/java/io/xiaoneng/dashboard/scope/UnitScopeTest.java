package io.xiaoneng.dashboard.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Two units with a case each; the user of one tries to see the other's. */
class UnitScopeTest extends ApiTestBase {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String OWN = "scope-own";
  private static final String OTHER = "scope-other";
  private static final String OWN_CASE = "own-case";
  private static final String OTHER_CASE = "other-case";

  @Autowired private ClickHouse clickHouse;
  @Autowired private AuditReader audit;

  @BeforeEach
  void write() {
    write(OWN_CASE, OWN);
    write(OTHER_CASE, OTHER);
  }

  @AfterEach
  void remove() {
    clickHouse.execute("TRUNCATE TABLE event_archive", List.of(), LIMIT);
    clickHouse.execute("TRUNCATE TABLE case_row", List.of(), LIMIT);
  }

  private void write(String id, String unit) {
    clickHouse.execute(
        "INSERT INTO case_row (case_id, version, identified, unit, item, channel, kind, first_at,"
            + " applied_at, accepted_at, decided_at, due_promise, first_date, applied_date,"
            + " accepted_date, decided_date, due_date, d1, latest_recorded_at) VALUES (?, 1, true,"
            + " ?, 'scope-item', 'WEB', 'COMMITTED', '2026-03-02 01:00:00',"
            + " '2026-03-02 01:00:00', '2026-03-02 02:00:00', '2026-03-20 01:00:00',"
            + " '2026-03-09 15:59:59.999', '2026-03-02', '2026-03-02', '2026-03-02', '2026-03-20',"
            + " '2026-03-09', 14, '2026-03-20 01:00:00')",
        List.of(id, unit),
        LIMIT);
    event(
        id,
        "case.applied",
        1,
        "\"unit\":\"%s\",\"item\":\"scope-item\",\"channel\":\"WEB\"".formatted(unit));
    event(id, "case.rated", 2, "\"rating\":\"r-1\",\"level\":5");
  }

  private void event(String subject, String type, int number, String data) {
    String raw =
        "{\"specversion\":\"1.0\",\"id\":\"%s-%d\",\"source\":\"/hall/1\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"2026-03-02T0%d:00:00Z\",\"data\":{%s}}"
            .formatted(subject, number, type, subject, number, data);
    clickHouse.execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, raw) VALUES (?, '/hall/1', ?, 0, ?, 'UPSERT', ?,"
            + " fromUnixTimestamp64Milli(?, 'UTC'), now64(3), ?)",
        List.of(
            subject,
            subject + "-" + number,
            number,
            type,
            Instant.parse("2026-03-02T0" + number + ":00:00Z").toEpochMilli(),
            raw),
        LIMIT);
  }

  private static RequestPostProcessor unit(String code) {
    return user("wu").authorities(Authorities.of(Set.of(Role.UNIT), code));
  }

  private MockHttpServletResponse ask(String address) throws Exception {
    return http.perform(get(URI.create(address)).with(unit(OWN))).andReturn().getResponse();
  }

  private String body(String address) throws Exception {
    MockHttpServletResponse response = ask(address);
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private List<String> refusals() {
    return audit
        .search(
            new AuditReader.Search("wu", "scope.refused", null, null, null), Long.MAX_VALUE, 1_000)
        .stream()
        .map(AuditEntry::subject)
        .toList();
  }

  @Test
  void whatNamesAnotherUnitIsRefusedAndWrittenDown() throws Exception {
    List<String> addresses = new ArrayList<>();
    for (String metric : List.of("on-time", "cases-applied", "handling-days", "overdue")) {
      addresses.add("/api/v1/metrics/" + metric + "?unit=" + OTHER);
      addresses.add("/api/v1/metrics/" + metric + "?unit=" + OWN + "," + OTHER);
      addresses.add("/api/v1/metrics/" + metric + "?unit=" + OWN + "&unit=" + OTHER);
      addresses.add("/api/v1/metrics/" + metric + "/cases?unit=" + OTHER);
      addresses.add("/api/v1/metrics/" + metric + "/cases?by=unit&unit=" + OTHER);
      addresses.add("/api/v1/metrics/" + metric + "/cases?format=xlsx&unit=" + OTHER);
      addresses.add("/metrics/" + metric + "?unit=" + OTHER);
      addresses.add("/metrics/" + metric + ".csv?unit=" + OTHER);
      addresses.add("/metrics/" + metric + "/cases?unit=" + OTHER);
      addresses.add(
          "/api/v1/corrections?knownAt=2026-03-03T00:00:00Z&metric=" + metric + "&unit=" + OTHER);
      addresses.add(
          "/corrections?knownAt=2026-03-03T00:00:00Z&metric=" + metric + "&unit=" + OTHER);
    }
    for (String path :
        List.of(
            "/process",
            "/api/v1/process",
            "/api/v1/process/log.xes",
            "/api/v1/process/log.ocel.json")) {
      addresses.add(path + "?unit=" + OTHER);
    }
    addresses.add("/units/" + OTHER);
    addresses.add("/units/" + OTHER + "/radar");
    addresses.add("/units/" + OTHER + "/desk");
    addresses.add("/api/v1/units/" + OTHER + "/desk");
    addresses.add("/api/v1/units/" + OTHER + "/radar");
    addresses.add("/cases/" + OTHER_CASE);
    addresses.add("/cases?q=" + OTHER_CASE);
    addresses.add("/api/v1/cases/" + OTHER_CASE);
    for (String address : addresses) {
      MockHttpServletResponse response = ask(address);
      assertThat(response.getStatus()).as(address).isIn(403, 404);
      assertThat(response.getContentAsString()).as(address).doesNotContain("scope-item");
      assertThat(refusals())
          .as(address)
          .first()
          .isEqualTo("GET " + address.replaceAll("\\?.*", ""));
    }
  }

  @Test
  void anotherUnitsCaseIsNotToldFromOneThatDoesNotExist() throws Exception {
    assertThat(ask("/api/v1/cases/" + OTHER_CASE).getContentAsString())
        .isEqualTo(ask("/api/v1/cases/no-such-case").getContentAsString());
    assertThat(ask("/api/v1/cases/no-such-case").getStatus()).isEqualTo(404);
  }

  @Test
  void noFigureAndNoListTellsOfAnotherUnit() throws Exception {
    Map<String, Integer> answered = new TreeMap<>();
    for (MetricDefinition metric : MetricCatalogue.all()) {
      for (String address :
          List.of(
              "/api/v1/metrics/" + metric.id() + "?by=unit",
              "/api/v1/metrics/" + metric.id() + "/cases",
              "/api/v1/metrics/" + metric.id() + "/cases?format=csv",
              "/metrics/" + metric.id() + ".csv?by=unit")) {
        MockHttpServletResponse response = ask(address);
        answered.merge(
            address.replace(metric.id(), "ID") + " " + response.getStatus(), 1, Integer::sum);
        assertThat(response.getStatus()).as(address).isIn(200, 400, 403, 404);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
            .as(address)
            .doesNotContain(OTHER)
            .doesNotContain(OTHER_CASE);
      }
    }
    assertThat(answered.getOrDefault("/api/v1/metrics/ID?by=unit 200", 0)).isGreaterThan(30);
    assertThat(answered.getOrDefault("/api/v1/metrics/ID/cases 200", 0)).isGreaterThan(30);
  }

  @Test
  void figuresAreThoseOfTheSubtree() throws Exception {
    assertThat(body("/api/v1/metrics/cases-applied?asOf=2026-04-01T00:00:00Z"))
        .contains("\"value\":1");
    assertThat(body("/api/v1/metrics/cases-applied/cases?asOf=2026-04-01T00:00:00Z"))
        .contains(OWN_CASE);
    assertThat(body("/api/v1/metrics/cases-applied/cases?format=csv&asOf=2026-04-01T00:00:00Z"))
        .contains(OWN_CASE);
    String log = body("/api/v1/process/log.xes");
    assertThat(log).contains(OWN_CASE).doesNotContain(OTHER_CASE).doesNotContain("rated");
    assertThat(body("/api/v1/process/log.ocel.json?case=" + OTHER_CASE)).doesNotContain(OTHER);
  }

  @Test
  void whoRatedIsNotShownToTheRated() throws Exception {
    assertThat(body("/api/v1/cases/" + OWN_CASE))
        .contains("case.applied")
        .doesNotContain("case.rated");
    assertThat(body("/cases/" + OWN_CASE)).doesNotContain("case.rated");
    for (String metric : List.of("rated-active", "bad-per-10k", "rectified", "revisited")) {
      assertThat(ask("/api/v1/metrics/" + metric).getStatus()).isEqualTo(200);
      assertThat(ask("/api/v1/metrics/" + metric + "/cases").getStatus()).isEqualTo(403);
      assertThat(ask("/metrics/" + metric + "/cases").getStatus()).isEqualTo(403);
    }
    assertThat(
            http.perform(get("/api/v1/cases/" + OWN_CASE).with(admin()))
                .andReturn()
                .getResponse()
                .getContentAsString())
        .contains("case.rated");
  }

  @Test
  void aUnitsUserBeginsAtTheUnitAndFindsNoWayElsewhere() throws Exception {
    http.perform(get("/").with(unit(OWN))).andExpect(redirectedUrl("/units/" + OWN + "/desk"));
    String page = body("/metrics");
    assertThat(page)
        .contains("href=\"/metrics\"")
        .contains("href=\"/units/" + OWN + "\"")
        .doesNotContain("href=\"/registry\"")
        .doesNotContain("href=\"/halls\"");
    http.perform(get("/api/v1/live").with(unit(OWN))).andExpect(status().isForbidden());
    http.perform(get("/api/v1/overview").with(unit(OWN))).andExpect(status().isForbidden());
  }

  @Test
  void lookingAtACaseAndTakingAListAlongAreWrittenDown() throws Exception {
    body("/api/v1/cases/" + OWN_CASE);
    body("/api/v1/metrics/cases-applied/cases?format=csv");
    assertThat(
            audit
                .search(new AuditReader.Search("wu", null, null, null, null), Long.MAX_VALUE, 2)
                .stream()
                .map(AuditEntry::action))
        .containsExactly("export.list", "case.viewed");
  }
}
