package io.xiaoneng.dashboard.corrections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.History;
import io.xiaoneng.registry.MutableRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class CorrectionApiTest extends ApiTestBase {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String MOMENT = History.START.plus(Duration.ofDays(25)).toString();
  private static final String QUESTION = "metric=cases-decided&knownAt=" + MOMENT;

  @Autowired private ClickHouse clickHouse;

  @BeforeEach
  void write() {
    History history = new History(5, 80, 60);
    MutableRegistry registry = new MutableRegistry(ZONE);
    Rules rules = new Rules(registry.calendar("cn"), ZONE, registry);
    history.archive(clickHouse);
    History.write(clickHouse, "case_row", history.facts(rules, each -> true));
    history.writeOthers(clickHouse, rules, each -> true);
  }

  @AfterEach
  void remove() {
    clickHouse.execute("TRUNCATE TABLE event_archive", List.of(), LIMIT);
    clickHouse.execute("TRUNCATE TABLE case_row", List.of(), LIMIT);
    clickHouse.execute("TRUNCATE TABLE ticket_row", List.of(), LIMIT);
    clickHouse.execute("TRUNCATE TABLE contract_row", List.of(), LIMIT);
  }

  @Test
  void theAnswerHasBothFiguresAndEveryCaseWithItsCauses() throws Exception {
    http.perform(get("/api/v1/corrections?" + QUESTION + "&size=200").with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.metric").value("cases-decided"))
        .andExpect(jsonPath("$.asOf").value(MOMENT))
        .andExpect(jsonPath("$.count").value(greaterThan(0)))
        .andExpect(jsonPath("$.cases[*].causes.length()").value(everyItem(greaterThan(0))))
        .andExpect(jsonPath("$.cases[0].causes[0].recordedAt").exists())
        .andExpect(jsonPath("$.cases[0].causes[0].source").value("/hall/1"))
        .andExpect(jsonPath("$.cases[0].href").value(containsString("/cases/case-")))
        .andExpect(jsonPath("$.cases[*].difference").value(everyItem(is(not(0)))));
  }

  @ParameterizedTest
  @CsvSource({
    "wait-minutes, ticket, Tickets that make the difference",
    "agency-on-time, contract, Contracts that make the difference",
    "project-items, instance, Bundles or projects that make the difference",
    "feed-timeliness, source, Sources that make the difference",
    "online-available, item, Items that make the difference",
    "personal-local, point, Service points that make the difference",
    "data-aggregation, dataset, Directory entries that make the difference"
  })
  void whatIsNoCaseIsToldByItsOwnKind(String metric, String kind, String title) throws Exception {
    String question = "metric=" + metric + "&knownAt=" + MOMENT;
    http.perform(get("/api/v1/corrections?" + question).with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.kind").value(kind))
        .andExpect(jsonPath("$.cases").doesNotExist())
        .andExpect(jsonPath("$.entries").isArray());
    assertThat(page("/corrections?" + question + "&lang=en")).contains(title);
  }

  @Test
  void aTicketsCausesAreItsOwnEvents() throws Exception {
    http.perform(
            get("/api/v1/corrections?metric=wait-minutes&asOf="
                    + History.START.plus(Duration.ofDays(80))
                    + "&knownAt="
                    + MOMENT)
                .with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.count").value(greaterThan(0)))
        .andExpect(jsonPath("$.entries[0].ticket").value(containsString("ticket-")))
        .andExpect(jsonPath("$.entries[*].causes.length()").value(everyItem(greaterThan(0))))
        .andExpect(jsonPath("$.entries[0].causes[0].type").value(containsString("queue.")));
  }

  @Test
  void badQuestionsAreNamed() throws Exception {
    http.perform(get("/api/v1/corrections?metric=cases-decided").with(admin()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("knownAt"));
    http.perform(get("/api/v1/corrections?knownAt=" + MOMENT).with(admin()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("metric"));
    http.perform(get("/api/v1/corrections?metric=nothing&knownAt=" + MOMENT).with(admin()))
        .andExpect(status().isNotFound());
    http.perform(
            get("/api/v1/corrections?metric=on-time&knownAt=2999-01-01T00:00:00Z").with(admin()))
        .andExpect(status().isBadRequest());
    http.perform(get("/api/v1/corrections?" + QUESTION)).andExpect(status().isUnauthorized());
  }

  @Test
  void thePageShowsBothFiguresAndTheCasesInBothLanguages() throws Exception {
    assertThat(page("/corrections?" + QUESTION + "&from=&to=&unit=&lang=en"))
        .contains("Cases that make the difference", "add up to exactly the difference above")
        .contains("late event", "/hall/1")
        .contains("href=\"/cases/case-");
    assertThat(page("/corrections?" + QUESTION + "&lang=zh")).contains("造成差异的办件", "迟到事件");
  }

  @Test
  void aLocalTimeIsTheCitys() throws Exception {
    String local =
        History.START.plus(Duration.ofDays(25)).atZone(ZONE).toLocalDateTime().toString();
    assertThat(page("/corrections?metric=cases-decided&knownAt=" + local + "&lang=en"))
        .contains("datetime=\"" + MOMENT + "\"");
  }

  @Test
  void withoutAMomentThePageExplainsAndOffersSome() throws Exception {
    assertThat(page("/corrections?lang=en")).contains("Choose a moment", "end of last month");
    http.perform(
            get("/corrections?metric=on-time&knownAt=soon&lang=en")
                .with(user("admin").roles("ADMIN")))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("must be an instant like")));
  }

  @Test
  void aListThatWasKnownThenLeadsToTheComparison() throws Exception {
    assertThat(page("/metrics/cases-decided/cases?knownAt=" + MOMENT + "&unit=u&lang=en"))
        .contains("/corrections?", "metric=cases-decided", "Compare with now");
  }

  private String page(String path) throws Exception {
    return http.perform(get(path).with(user("admin").roles("ADMIN")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
