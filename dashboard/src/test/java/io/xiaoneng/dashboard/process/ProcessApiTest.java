package io.xiaoneng.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProcessApiTest extends ApiTestBase {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String WAY = "/api/v1/process?item=process-item";

  @Autowired private ClickHouse clickHouse;

  @BeforeEach
  void write() {
    row("p-1", false);
    row("p-2", false);
    row("p-test", true);
    event("p-1", "e1", 0, "UPSERT", "case.applied", 0, "");
    event("p-1", "e2", 0, "UPSERT", "case.decided", 4, "");
    event("p-1", "e2", 1, "UPSERT", "case.decided", 6, "");
    event("p-1", "e3", 0, "UPSERT", "case.delivered", 8, "");
    event("p-1", "e3", 1, "DELETE", "case.delivered", 8, "");
    event("p-2", "e1", 0, "UPSERT", "case.applied", 1, "");
    event("p-2", "e2", 0, "UPSERT", "case.step-started", 2, "\"step\":\"look\"");
    event("p-test", "e1", 0, "UPSERT", "case.applied", 1, "");
  }

  @AfterEach
  void remove() {
    clickHouse.execute("TRUNCATE TABLE event_archive", List.of(), LIMIT);
    clickHouse.execute("TRUNCATE TABLE case_row", List.of(), LIMIT);
  }

  private void row(String id, boolean test) {
    clickHouse.execute(
        "INSERT INTO case_row (case_id, version, identified, unit, item, channel, test, first_date)"
            + " VALUES (?, 1, true, 'u-1', 'process-item', 'WEB', ?, '2026-03-02')",
        List.of(id, test),
        LIMIT);
  }

  private void event(
      String subject,
      String id,
      int revision,
      String operation,
      String type,
      int hour,
      String data) {
    String raw = "{\"type\":\"%s\",\"id\":\"%s\",\"data\":{%s}}".formatted(type, id, data);
    clickHouse.execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, raw) VALUES (?, '/hall/1', ?, ?, ?, ?, ?,"
            + " fromUnixTimestamp64Milli(?, 'UTC'), now64(3), ?)",
        List.of(
            subject,
            id,
            revision,
            revision + 7,
            operation,
            type,
            Traces.START.plus(Duration.ofHours(hour)).toEpochMilli(),
            raw),
        LIMIT);
  }

  @Test
  void theMapCountsStandingEventsOfRealCases() throws Exception {
    http.perform(get(WAY).with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.cases").value(2))
        .andExpect(jsonPath("$.edges[0].to").value("decided"))
        .andExpect(jsonPath("$.edges[0].waiting.total").value(6.0))
        .andExpect(jsonPath("$.activities[?(@.name == 'delivered')]").isEmpty())
        .andExpect(jsonPath("$.activities[?(@.name == 'look')].step").value(true));
  }

  private String page(String path) throws Exception {
    return http.perform(get(path).with(user("admin").roles("ADMIN")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void thePageDrawsTheMapWithItsTablesAndLogs() throws Exception {
    String page = page("/process?item=process-item&from=2026-03-02&to=2026-03-02&lang=en");
    assertThat(page)
        .contains("Only 2 cases, fewer than 20")
        .contains("<svg")
        .contains("href=\"#e-0\"", "id=\"e-0\"", "href=\"#a-0\"", "id=\"a-0\"")
        .contains("Bottleneck")
        .contains("/api/v1/process/log.xes?item=process-item&amp;from=2026-03-02&amp;to=2026-03-02")
        .contains("/api/v1/process/log.ocel.json?item=process-item");
    assertThat(page("/process?item=process-item&from=2026-03-02&to=2026-03-02&lang=zh"))
        .contains("瓶颈", "等待占全部时间的");
  }

  @Test
  void withoutAnItemThePageOffersTheCommonest() throws Exception {
    assertThat(page("/process?from=2026-03-02&to=2026-03-02&item=&unit="))
        .contains("&amp;item=process-item\"", "2 件");
  }

  @Test
  void thePageSaysThatThereIsNothingAndWhatIsWrong() throws Exception {
    assertThat(page("/process?item=process-item&from=2026-04-02&to=2026-04-03&lang=en"))
        .contains("This item, unit and period have no cases.");
    http.perform(get("/process?from=soon&lang=en").with(user("admin").roles("ADMIN")))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("must be a date like 2026-03-02")));
  }

  @Test
  void aPeriodAndAUnitNarrowTheCases() throws Exception {
    http.perform(get(WAY + "&from=2026-03-03").with(admin()))
        .andExpect(jsonPath("$.cases").value(0));
    http.perform(get(WAY + "&unit=u-1&to=2026-03-02&channel=WEB,MOBILE&case=p-2").with(admin()))
        .andExpect(jsonPath("$.cases").value(1));
  }

  @Test
  void bothLogsCanBeDownloaded() throws Exception {
    http.perform(get("/api/v1/process/log.xes?item=process-item").with(admin()))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition", containsString("cases.xes")))
        .andExpect(content().string(containsString("value=\"p-2\"")))
        .andExpect(content().string(not(containsString("p-test"))));
    http.perform(get("/api/v1/process/log.ocel.json?item=process-item").with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.events.length()").value(4));
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    http.perform(get("/api/v1/process?colour=red").with(admin()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("colour"));
    http.perform(get("/api/v1/process?from=soon").with(admin()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("from"));
    http.perform(get("/api/v1/process/log.xes?from=2026-03-02&to=2026-03-01").with(admin()))
        .andExpect(status().isBadRequest());
    http.perform(get("/api/v1/process")).andExpect(status().isUnauthorized());
  }
}
