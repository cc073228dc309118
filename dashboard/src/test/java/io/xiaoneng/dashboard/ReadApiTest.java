package io.xiaoneng.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.event.Json;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class ReadApiTest extends ApiTestBase {

  @Autowired ClickHouse clickHouse;
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

  @BeforeEach
  void write() {
    execute("TRUNCATE TABLE case_row");
    execute("TRUNCATE TABLE dead_letter");
    execute(
        "INSERT INTO case_row (case_id, version, identified, unit, channel, kind, first_at,"
            + " applied_at, decided_at, due_promise, first_date, applied_date, decided_date,"
            + " due_date) VALUES ('c1', 1, true, 'u,1', 'WEB', 'COMMITTED', '2026-03-02 01:00:00',"
            + " '2026-03-02 01:00:00', '2026-03-03 01:00:00', '2026-03-09 15:59:59.999',"
            + " '2026-03-02', '2026-03-02', '2026-03-03', '2026-03-09')");
    execute(
        "INSERT INTO dead_letter (sha256, reason, detail, origin, source, id, length, recorded_at,"
            + " raw) VALUES ('"
            + "a".repeat(64)
            + "', 'not-json', 'no JSON', 'http', '', '', 4, '2026-03-02 01:00:00', 'oops')");
  }

  private void execute(String sql) {
    clickHouse.with(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  private ResultActions read(String path) throws Exception {
    return http.perform(get(path).with(admin()));
  }

  @Test
  void aRatioCarriesWhatItIsMadeOf() throws Exception {
    read("/api/v1/metrics/on-time?by=unit,channel&asOf=2026-04-01T00:00:00+08:00")
        .andExpect(status().isOk())
        .andExpect(content().contentType("application/json"))
        .andExpect(jsonPath("$.metric").value("on-time"))
        .andExpect(jsonPath("$.basis").value("V"))
        .andExpect(jsonPath("$.unit").value("ratio"))
        .andExpect(jsonPath("$.direction").value("UP"))
        .andExpect(jsonPath("$.from").value(nullValue()))
        .andExpect(jsonPath("$.asOf").value("2026-03-31T16:00:00Z"))
        .andExpect(jsonPath("$.freshness.silentSources").isEmpty())
        .andExpect(jsonPath("$.rows[0].key.unit").value("u,1"))
        .andExpect(jsonPath("$.rows[0].key.channel").value("WEB"))
        .andExpect(jsonPath("$.rows[0].value").value(1.0))
        .andExpect(jsonPath("$.rows[0].n").value(1))
        .andExpect(jsonPath("$.rows[0].high").value(1.0))
        .andExpect(jsonPath("$.rows[0].complete").value(true));
  }

  @Test
  void theSameAsCsv() throws Exception {
    http.perform(get("/api/v1/metrics/cases-applied?by=unit,day").accept("text/csv").with(admin()))
        .andExpect(status().isOk())
        .andExpect(content().contentType("text/csv;charset=UTF-8"))
        .andExpect(content().string("unit,day,value,complete\r\n\"u,1\",2026-03-02,1,true\r\n"));
  }

  @Test
  void badArgumentsAreNamed() throws Exception {
    for (String[] each :
        new String[][] {
          {"frm=2026-01-01", "frm"},
          {"from=yesterday", "from"},
          {"from=2026-02-01&to=2026-01-01", "from"},
          {"by=colour", "by"},
          {"by=unit,unit-level:STREET", "by"},
          {"by=unit-level:PLANET", "by"},
          {"channel=FAX", "channel"},
          {"asOf=noon", "asOf"},
          {"knownAt=2199-01-01T00:00:00Z", "knownAt"},
          {"knownAt=then", "knownAt"},
          {"by=source", "by"},
          {"week=2026-W99", "week"},
          {"version=3", "version"},
        }) {
      read("/api/v1/metrics/on-time?" + each[0])
          .andExpect(status().isBadRequest())
          .andExpect(content().contentType("application/problem+json"))
          .andExpect(jsonPath("$.field").value(each[1]))
          .andExpect(jsonPath("$.detail").isNotEmpty());
    }
    read("/api/v1/metrics/happiness").andExpect(status().isNotFound());
  }

  @Test
  void aShadowSaysThatItIsOne() throws Exception {
    read("/api/v1/metrics/on-time?version=2")
        .andExpect(jsonPath("$.version").value(2))
        .andExpect(jsonPath("$.standing").value("shadow"));
    read("/api/v1/metrics/on-time")
        .andExpect(jsonPath("$.version").value(1))
        .andExpect(jsonPath("$.standing").doesNotExist());
    read("/api/v1/metrics/on-time/cases?version=2&part=otherwise")
        .andExpect(jsonPath("$.version").value(2))
        .andExpect(jsonPath("$.standing").value("shadow"));
    read("/api/v1/metrics")
        .andExpect(jsonPath("$.metrics[?(@.id=='on-time')].version").value(1))
        .andExpect(
            jsonPath("$.metrics[?(@.id=='on-time')].versions[*].standing")
                .value(hasItems("current", "shadow")));
  }

  @Test
  void theCatalogueSpeaksBothLanguages() throws Exception {
    read("/api/v1/metrics")
        .andExpect(jsonPath("$.metrics[0].id").value("cases-applied"))
        .andExpect(jsonPath("$.metrics[0].name.zh").isNotEmpty())
        .andExpect(jsonPath("$.metrics[0].definition.en").isNotEmpty());
  }

  @Test
  void aCaseTellsItsClockAndMarksWhatWasSuperseded() throws Exception {
    archive(
        "e1",
        0,
        "case.applied",
        "2026-03-02T09:00:00+08:00",
        "\"unit\":\"u\",\"item\":\"i\"," + "\"channel\":\"WEB\"");
    archive(
        "e2",
        0,
        "case.accepted",
        "2026-03-02T10:00:00+08:00",
        "\"kind\":\"COMMITTED\"," + "\"promisedDueAt\":\"2026-03-09T23:59:59+08:00\"");
    archive("e3", 0, "case.decided", "2026-03-06T10:00:00+08:00", "\"outcome\":\"DENIED\"");
    archive(
        "e3",
        1,
        "case.decided",
        "2026-03-05T10:00:00+08:00",
        "\"outcome\":\"APPROVED\"," + "\"extra\":{\"x\":[1]}");
    read("/api/v1/cases/2026/case-7")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.case").value("2026/case-7"))
        .andExpect(jsonPath("$.state").value("DECIDED"))
        .andExpect(jsonPath("$.attributes.channel").value("WEB"))
        .andExpect(jsonPath("$.milestones.appliedAt").value("2026-03-02T01:00:00Z"))
        .andExpect(jsonPath("$.milestones.outcome").value("APPROVED"))
        .andExpect(jsonPath("$.due.promise").value("2026-03-09T15:59:59Z"))
        .andExpect(jsonPath("$.clocks.d1").value(3))
        .andExpect(jsonPath("$.trace[0].why").value("before-acceptance"))
        .andExpect(jsonPath("$.events.length()").value(4))
        .andExpect(jsonPath("$.events[2].superseded").value(false))
        .andExpect(jsonPath("$.events[2].data.extra.x[0]").value(1))
        .andExpect(jsonPath("$.events[3].superseded").value(true));
    read("/api/v1/cases/nobody").andExpect(status().isNotFound());
  }

  private void archive(String id, int revision, String type, String time, String data) {
    String raw =
        ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/hall/1\",\"type\":\"%s\",\"subject\":"
                + "\"2026/case-7\",\"time\":\"%s\",\"revision\":%d,\"data\":{%s}}")
            .formatted(id, type, time, revision, data);
    execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, raw) VALUES ('2026/case-7', '/hall/1', '"
            + id
            + "', "
            + revision
            + ", 1, 'UPSERT', '"
            + type
            + "', '2026-03-02 01:00:00', '2026-03-02 01:00:00', '"
            + raw
            + "')");
  }

  @Test
  void deadLettersAreCountedAndListed() throws Exception {
    read("/api/v1/dead-letters?reason=not-json&limit=5")
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.byReason[0].reason").value("not-json"))
        .andExpect(jsonPath("$.letters[0].beginning").value("oops"))
        .andExpect(jsonPath("$.letters[0].source").value(nullValue()));
    read("/api/v1/dead-letters?reason=ugly")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("reason"));
    read("/api/v1/dead-letters?limit=-1").andExpect(jsonPath("$.field").value("limit"));
    read("/api/v1/sources").andExpect(status().isOk());
  }

  @Test
  void healthIsUpForClickHouseAndTellsAdministratorsWhy() throws Exception {
    read("/actuator/health")
        .andExpect(jsonPath("$.components.clickHouse.status").value("UP"))
        .andExpect(jsonPath("$.components.kafka.details.reason").isNotEmpty());
    http.perform(get("/actuator/health")).andExpect(jsonPath("$.components").doesNotExist());
    read("/actuator/prometheus").andExpect(content().string(containsString("jvm_")));
  }

  @Test
  void theDocumentNamesEveryPathOfTheApi() throws Exception {
    byte[] document =
        http.perform(get("/v3/api-docs"))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", "application/json"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    Map<?, ?> paths = (Map<?, ?>) ((Map<?, ?>) Json.parse(document)).get("paths");
    Set<String> served =
        requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
            .filter(each -> !ofPages(each.getValue().getBeanType()))
            .flatMap(each -> each.getKey().getPatternValues().stream())
            .filter(path -> path.startsWith("/api/v1/"))
            .map(path -> path.replace("{*path}", "{id}"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(served).contains("/api/v1/events", "/api/v1/metrics/{id}");
    assertThat(paths.keySet().stream().map(String::valueOf)).containsAll(served);
  }

  /** What only the program's own pages ask for is no public interface. */
  private static boolean ofPages(Class<?> controller) {
    return Set.of("overview", "live", "page", "unit", "quality")
        .contains(
            controller
                .getPackageName()
                .substring(ApiTestBase.class.getPackageName().length())
                .replace(".", ""));
  }
}
