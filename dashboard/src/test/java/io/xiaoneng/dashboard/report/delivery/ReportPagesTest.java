package io.xiaoneng.dashboard.report.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportMaker;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.Reports;
import io.xiaoneng.dashboard.report.ReportsForTests;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Pages and API of reports on their way, over the whole program with a report of the test's own.
 */
@TestPropertySource(properties = "xiaoneng.reports.every=1h")
@Import(ReportPagesTest.Own.class)
class ReportPagesTest extends CityTestBase {

  private static final String SCHEDULES = "/reports/schedules";
  private static final String PLANS = "/api/v1/report-schedules";
  private static final String RUNS = "/api/v1/report-runs";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final AtomicReference<ReportFailedException> FAILURE = new AtomicReference<>();

  @TestConfiguration(proxyBeanMethods = false)
  static class Own {

    @Bean
    @Primary
    Reports ownReports() {
      return ReportsForTests.of(new OwnMaker(), new OwnWriter());
    }
  }

  private static final class OwnMaker implements ReportMaker {

    @Override
    public ReportKind kind() {
      return ReportKind.WEEKLY;
    }

    @Override
    public Document make(ReportOrder order) {
      ReportFailedException failure = FAILURE.get();
      if (failure != null) {
        throw failure;
      }
      return new Document(
          "领导周报",
          order.period(),
          "weekly-" + order.period(),
          order.language(),
          Instant.EPOCH,
          LocalDate.of(2026, 3, 2),
          List.of("of " + order.unit()),
          List.of());
    }
  }

  private static final class OwnWriter implements ReportWriter {

    @Override
    public ReportFormat format() {
      return ReportFormat.JSON;
    }

    @Override
    public void write(Document document, OutputStream out) throws IOException {
      out.write(document.facts().toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Autowired private ScheduleStore schedules;
  @Autowired private RunMaker maker;
  @Autowired private Dispatcher dispatcher;
  @Autowired private SpoolKeeper keeper;
  @Autowired private AuditReader audit;
  @Autowired private XiaonengProperties city;

  @Autowired private Map<String, HealthIndicator> health;

  @AfterEach
  void removeSchedules() {
    FAILURE.set(null);
    schedules.all().forEach(each -> schedules.remove(each.id()));
  }

  private static RequestPostProcessor assessor() {
    return user("lin").authorities(Authorities.of(List.of(Role.ASSESSOR), null));
  }

  private String shown(String path) throws Exception {
    return http.perform(get(path).with(assessor()))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private String sent(MockHttpServletRequestBuilder request, int status) throws Exception {
    var answer =
        http.perform(request.with(csrf()).with(assessor()))
            .andExpect(status().is(status))
            .andReturn()
            .getResponse();
    String to = answer.getRedirectedUrl();
    return to == null ? answer.getContentAsString(StandardCharsets.UTF_8) : to;
  }

  private static MockHttpServletRequestBuilder weekly(String path, String name) {
    return post(path)
        .param("name", name)
        .param("kind", "WEEKLY")
        .param("formats", "JSON")
        .param("language", "zh")
        .param("days", "1")
        .param("working", "true")
        .param("time", "08:30")
        .param("active", "true");
  }

  private void turn() {
    maker.run(() -> false);
    for (RecipientKind kind : RecipientKind.values()) {
      dispatcher.run(kind, () -> false);
    }
  }

  @Test
  void anAssessorKeepsSchedulesAndTheirRecipientsOnPagesInBothLanguages() throws Exception {
    assertThat(shown(SCHEDULES + "?lang=en")).contains("No schedules yet").doesNotContain("??");
    String path = sent(weekly(SCHEDULES, "领导周报（每周）"), 302);
    assertThat(sent(weekly(SCHEDULES, "领导周报（每周）"), 409)).contains("already");
    String to = path + "/recipients";
    sent(post(to).param("kind", "FOLDER").param("target", "leaders").param("scope", ""), 302);
    sent(
        post(to)
            .param("kind", "WEBHOOK")
            .param("target", "https://hook.example/inner?t=1")
            .param("secret", SECRET)
            .param("scope", "610102"),
        302);
    sent(
        post(to + "/list").param("list", "MAIL a@b.example\nFOLDER units/{unit} each:DISTRICT\n"),
        302);
    assertThat(sent(post(to).param("kind", "FOLDER").param("target", "../out"), 400))
        .contains("folder below the root");
    assertThat(sent(post(to + "/list").param("list", "MAIL nobody"), 400)).contains("line 1");
    assertThat(sent(post(to).param("kind", "FOLDER").param("target", "leaders"), 400))
        .contains("there already");
    for (String lang : List.of("zh", "en")) {
      assertThat(shown(path + "?lang=" + lang))
          .contains("leaders", "https://hook.example/…", "units/{unit}", "08:30")
          .doesNotContain("??", SECRET, "inner");
      assertThat(shown(SCHEDULES + "?lang=" + lang)).contains("领导周报（每周）").doesNotContain("??");
    }
    long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    long first = schedules.recipients(id).get(0).id();
    sent(post(to + "/" + first + "/remove"), 302);
    sent(post(to + "/" + first + "/remove"), 404);
    assertThat(schedules.recipients(id)).hasSize(3);
    sent(weekly(path, "二").param("formats", "PDF"), 302);
    assertThat(schedules.find(id).orElseThrow().formats())
        .containsExactly(ReportFormat.PDF, ReportFormat.JSON);
    assertThat(sent(post(path).param("name", "x"), 400)).contains("kind must be");
    assertThat(sent(weekly(path, "x").param("formats", "ODT"), 400)).contains("ODT");
    sent(post(path + "/remove"), 302);
    sent(post(path + "/remove"), 404);
    http.perform(get(path).with(assessor())).andExpect(status().isNotFound());
    List<AuditEntry> lines = new ArrayList<>(log("report-schedule."));
    lines.addAll(log("report-recipient."));
    assertThat(lines)
        .extracting(AuditEntry::action)
        .contains(
            "report-schedule.add",
            "report-schedule.change",
            "report-schedule.remove",
            "report-recipient.add",
            "report-recipient.remove");
    assertThat(lines)
        .noneMatch(each -> each.detail().contains(SECRET) || each.detail().contains("inner"));
  }

  private List<AuditEntry> log(String prefix) {
    return audit.search(
        new AuditReader.Search(null, prefix, null, null, null), Long.MAX_VALUE, 100);
  }

  @Test
  void schedulesAreKeptOverTheApiToo() throws Exception {
    String draft =
        """
        {"name":"接口","kind":"MONTHLY","formats":["PDF","XLSX"],"days":3,"time":"09:00"}\
        """;
    String path =
        http.perform(json(post(PLANS), draft))
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.working").value(true))
            .andExpect(jsonPath("$.next").isNotEmpty())
            .andReturn()
            .getResponse()
            .getHeader("Location");
    http.perform(json(post(PLANS), draft)).andExpect(status().isConflict());
    http.perform(json(post(PLANS), draft.replace("3,", "61,")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("days"));
    String to = "{\"kind\":\"FOLDER\",\"target\":\"u/{unit}\",\"scope\":\"each:DISTRICT\"}";
    String all =
        http.perform(json(post(path + "/recipients"), to))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$[0].scope").value("each:DISTRICT"))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    int recipient = JsonPath.read(all, "$[0].id");
    http.perform(json(put(path), draft.replace("MONTHLY", "CIRCULAR")))
        .andExpect(jsonPath("$.kind").value("CIRCULAR"))
        .andExpect(jsonPath("$.recipients").value(1));
    http.perform(json(delete(path + "/recipients/" + recipient), ""))
        .andExpect(status().isNoContent());
    http.perform(get(PLANS).with(assessor())).andExpect(jsonPath("$[0].recipients").value(0));
    http.perform(json(delete(path), "")).andExpect(status().isNoContent());
    http.perform(get(path).with(assessor())).andExpect(status().isNotFound());
    http.perform(get(path + "/recipients").with(assessor())).andExpect(status().isNotFound());
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .with(csrf())
        .with(assessor());
  }

  @Test
  void aPastPeriodIsRunShownDownloadedAndSentAgain() throws Exception {
    String path = sent(weekly(SCHEDULES, "补跑"), 302);
    sent(post(path + "/recipients").param("kind", "FOLDER").param("target", "back"), 302);
    sent(
        post(path + "/recipients")
            .param("kind", "FOLDER")
            .param("target", "one")
            .param("scope", "610102"),
        302);
    assertThat(sent(post(path + "/back-run").param("from", "2026-3"), 400)).contains("2026-W10");
    assertThat(sent(post(path + "/back-run"), 400)).contains("from is missing");
    String run =
        sent(post(path + "/back-run").param("from", "2026-W01").param("send", "true"), 302);
    assertThat(sent(post(path + "/back-run").param("from", "2026-W01"), 409))
        .contains("just being");
    turn();
    Path file = city.data().resolve("reports/back/weekly-2026-W01.json");
    String sha256 = Spool.sha256(file);
    for (String lang : List.of("zh", "en")) {
      assertThat(shown(run + "?lang=" + lang))
          .contains(sha256, "weekly-2026-W01.json", "lin", lang.equals("zh") ? "新城区" : "Xincheng")
          .doesNotContain("??");
      assertThat(shown("/reports/runs?lang=" + lang)).contains("2026-W01").doesNotContain("??");
    }
    String api = run.replace("/reports/runs", RUNS);
    http.perform(get(api).with(assessor()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.run.state").value("MADE"))
        .andExpect(jsonPath("$.run.origin").value("BACK_RUN"))
        .andExpect(jsonPath("$.files[0].sha256").value(sha256))
        .andExpect(jsonPath("$.dispatches[0].receipt").value("weekly-2026-W01.json"));
    byte[] bytes =
        http.perform(get(api + "/files/1").with(assessor()))
            .andExpect(status().isOk())
            .andExpect(header().string("X-Xiaoneng-Sha256", sha256))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(bytes).isEqualTo(Files.readAllBytes(file));
    http.perform(get(api + "/files/9").with(assessor())).andExpect(status().isNotFound());
    sent(post(run + "/send-again"), 302);
    assertThat(sent(post(run + "/send-again"), 409)).contains("still to come");
    turn();
    http.perform(post(api + "/send-again").param("to", "MISSED").with(csrf()).with(assessor()))
        .andExpect(status().isConflict());
    http.perform(get(api).with(assessor())).andExpect(jsonPath("$.rounds.length()").value(2));
    sent(post("/reports/runs/999999/send-again"), 404);
    assertThat(keeper.keep()).as("nothing is old").isZero();
    assertThat(log("export.report")).isNotEmpty();
  }

  @Test
  void whatCouldNotBeMadeIsSaidOnThePageTheApiTheBoardAndInTheHealth() throws Exception {
    String path = sent(weekly(SCHEDULES, "坏了"), 302);
    long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    FAILURE.set(new ReportFailedException("需要您过问的", "the feeds are stale"));
    String planned =
        http.perform(
                post(RUNS)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"schedule\":" + id + ",\"from\":\"2026-W02\"}")
                    .with(csrf())
                    .with(assessor()))
            .andExpect(status().isAccepted())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    int run = JsonPath.read(planned, "$.runs[0]");
    turn();
    for (String lang : List.of("zh", "en")) {
      assertThat(shown("/reports/runs/" + run + "?lang=" + lang))
          .contains("需要您过问的", "the feeds are stale", "/retry")
          .doesNotContain("??");
    }
    assertThat(shown("/reports/runs?state=failed&lang=en")).contains("the feeds are stale");
    http.perform(get("/api/v1/notices").with(assessor()))
        .andExpect(
            jsonPath("$.notices[?(@.link == '/reports/runs/" + run + "')].urgency")
                .value("URGENT"));
    assertThat(health.get("reportsHealthIndicator").health().getDetails())
        .containsEntry("failedRuns", 1L);
    FAILURE.set(null);
    sent(post("/reports/runs/" + run + "/retry"), 302);
    turn();
    http.perform(get(RUNS + "/" + run).with(assessor()))
        .andExpect(jsonPath("$.run.state").value("MADE"));
    http.perform(post(RUNS + "/" + run + "/retry").with(csrf()).with(assessor()))
        .andExpect(status().isConflict());
    http.perform(post(RUNS + "/" + run + "/stop").with(csrf()).with(assessor()))
        .andExpect(status().isConflict());
    assertThat(health.get("reportsHealthIndicator").health().getDetails())
        .containsEntry("failedRuns", 0L);
  }

  @Test
  void whatIsWrongWithARequestIsNamed() throws Exception {
    for (String body : List.of("{}", "{\"schedule\":1}", "{\"schedule\":1,\"from\":7}")) {
      http.perform(
              post(RUNS)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(body)
                  .with(csrf())
                  .with(assessor()))
          .andExpect(status().is4xxClientError());
    }
    for (String path :
        List.of("/reports/runs?state=odd", "/reports/runs?page=99", "/reports/runs/999999")) {
      http.perform(get(path).with(assessor())).andExpect(status().isNotFound());
    }
    http.perform(get(RUNS + "/999999").with(assessor())).andExpect(status().isNotFound());
    http.perform(get(RUNS + "?page=0").with(assessor())).andExpect(status().isBadRequest());
    RequestPostProcessor unit = user("u").authorities(Authorities.of(List.of(Role.UNIT), "610102"));
    for (String path : List.of(SCHEDULES, "/reports/runs", RUNS)) {
      http.perform(get(path).with(unit)).andExpect(status().isForbidden());
    }
  }
}
