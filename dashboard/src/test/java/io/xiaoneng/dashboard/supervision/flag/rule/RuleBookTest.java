package io.xiaoneng.dashboard.supervision.flag.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.FlagRule.Status;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Versions of the rule are made, announced, compared and stopped as data. */
class RuleBookTest extends CityTestBase {

  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);

  @Autowired private RuleBook book;
  @Autowired private RuleComparisons comparisons;
  @Autowired private CityClock clock;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void forget() {
    List.of("flag_rule_force", "flag_rule_stop", "flag_rule")
        .forEach(each -> jdbc.sql("delete from " + each).update());
  }

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private YearMonth now() {
    return YearMonth.from(clock.today());
  }

  private static Map<String, String> fields(String... more) {
    Map<String, String> fields =
        new HashMap<>(Map.of("noteZh", "小单位少报", "noteEn", "Fewer of the small"));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  private FlagRule made(String... more) {
    return book.make(fields(more), SUPERVISOR);
  }

  @Test
  void aNewVersionRunsInShadowUntilItsMonthComes() {
    FlagRule made = made("leastCases", "30", "falseShareYellow", "0.1");
    assertThat(made.version()).isEqualTo(4);
    assertThat(made.zh()).contains("不足 30 件").endsWith("小单位少报");
    assertThat(book.at(now()))
        .extracting(FlagRule::version, FlagRule::status)
        .containsExactly(
            tuple(1, Status.IN_FORCE),
            tuple(2, Status.SHADOW),
            tuple(3, Status.SHADOW),
            tuple(4, Status.SHADOW));
    YearMonth next = now().plusMonths(1);
    book.force(4, next.toString(), "试行一年后施行", "效能办〔2026〕3号", SUPERVISOR);
    assertThat(book.counting(now())).isEqualTo(1);
    assertThat(book.counting(next)).isEqualTo(4);
    assertThat(book.counting(next.plusMonths(9))).isEqualTo(4);
    assertThat(book.at(next).get(0)).isEqualTo(made.as(Status.IN_FORCE));
    assertThat(book.at(next).get(1).version()).isEqualTo(1);
    assertThat(book.at(next).get(1).status()).isEqualTo(Status.SHADOW);
    assertThatThrownBy(() -> book.stop(4, SUPERVISOR)).hasMessageContaining("announced");
  }

  @Test
  void whatIsAnnouncedCanBeTakenBackBeforeItsMonthAndTheLastWordCounts() {
    made();
    made("running", "3");
    YearMonth next = now().plusMonths(1);
    book.force(4, next.toString(), "一", "文一", SUPERVISOR);
    book.force(5, next.toString(), "二", "文二", SUPERVISOR);
    assertThat(book.counting(next)).isEqualTo(5);
    long last = book.forces().get(0).id();
    book.withdraw(last, SUPERVISOR);
    assertThat(book.counting(next)).isEqualTo(4);
    assertThat(book.forces()).as("what was withdrawn stays on record").hasSize(2);
    assertThatThrownBy(() -> book.withdraw(last, SUPERVISOR)).hasMessageContaining("before");
    assertThatThrownBy(() -> book.withdraw(-1, SUPERVISOR)).hasMessageContaining("-1");
    jdbc.sql("update flag_rule_force set from_month = ?").param(now().toString()).update();
    long begun = book.forces().get(1).id();
    assertThatThrownBy(() -> book.withdraw(begun, SUPERVISOR)).hasMessageContaining("has begun");
  }

  @Test
  void nobodyIsJudgedByARuleThatWasNotKnownOrIsHarsherThanPromised() {
    made("leastCases", "5", "running", "1");
    String next = now().plusMonths(1).toString();
    assertThatThrownBy(() -> book.force(4, next, "r", "d", SUPERVISOR))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("leastCases, running");
    assertThatThrownBy(() -> book.force(3, next, "r", "d", SUPERVISOR))
        .hasMessageContaining("falseShareRed");
    assertThatThrownBy(() -> book.force(2, now().toString(), "r", "d", SUPERVISOR))
        .hasMessageContaining("was not known");
    assertThatThrownBy(() -> book.force(2, "next", "r", "d", SUPERVISOR))
        .hasMessageContaining("2026-03");
    assertThatThrownBy(() -> book.force(2, next, " ", "d", SUPERVISOR))
        .hasMessageContaining("reason has 0");
    assertThatThrownBy(() -> book.force(99, next, "r", "d", SUPERVISOR))
        .hasMessage("no version 99");
    book.stop(2, SUPERVISOR);
    assertThatThrownBy(() -> book.force(2, next, "r", "d", SUPERVISOR))
        .hasMessageContaining("stopped");
    assertThatThrownBy(() -> book.stop(2, SUPERVISOR)).hasMessageContaining("already");
    assertThatThrownBy(() -> book.stop(1, SUPERVISOR)).hasMessageContaining("counts");
    assertThat(book.at(now())).extracting(FlagRule::version).containsExactly(1, 3, 4);
  }

  @Test
  void whatIsNoRuleIsRefusedByItsField() {
    refused("leastCases", "leastCases", "0");
    refused("leastCases", "leastCases", "many");
    refused("running", "running", "1.5");
    refused("feedFloor", "feedFloor", "95");
    refused("falseShareRed", "falseShareRed", "NaN");
    refused("confidence", "confidence", "1");
    refused("noteEn", "noteEn", " ");
    refused("leastcases", "leastcases", "20");
    assertThat(book.versions()).as("nothing was kept").hasSize(3);
  }

  private void refused(String field, String name, String value) {
    assertThatThrownBy(() -> made(name, value))
        .isInstanceOfSatisfying(
            BadParameterException.class, failure -> assertThat(failure.field()).isEqualTo(field));
  }

  @Test
  void theApiMakesAnnouncesAndTellsVersions() throws Exception {
    String rule = "{\"noteZh\":\"说明\",\"noteEn\":\"Note\",\"leastCases\":25,\"feedFloor\":0.97}";
    http.perform(
            post("/api/v1/flag-rules")
                .with(as(SUPERVISOR))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(rule))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.version").value(4))
        .andExpect(jsonPath("$.status").value("SHADOW"));
    http.perform(
            post("/api/v1/flag-rules")
                .with(as(SUPERVISOR))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"noteZh\":\"说明\",\"noteEn\":\"Note\",\"feedfloor\":0.97}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("feedfloor"));
    String announced =
        "{\"from\":\"%s\",\"reason\":\"r\",\"document\":\"d\"}".formatted(now().plusMonths(2));
    http.perform(
            post("/api/v1/flag-rules/4/in-force")
                .with(as(SUPERVISOR))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(announced))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.inForce[0].version").value(4));
    http.perform(
            post("/api/v1/flag-rules/4/in-force")
                .with(as(SUPERVISOR))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"))
        .andExpect(status().isBadRequest());
    http.perform(
            delete("/api/v1/flag-rules/in-force/" + book.forces().get(0).id())
                .with(as(SUPERVISOR))
                .with(csrf()))
        .andExpect(status().isNoContent());
    http.perform(post("/api/v1/flag-rules/4/stop").with(as(SUPERVISOR)).with(csrf()))
        .andExpect(status().isNoContent());
    http.perform(get("/api/v1/flag-rules/4").with(as(LEADER)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.stopped").value(true))
        .andExpect(jsonPath("$.madeBy").value("wang"));
    http.perform(get("/api/v1/flag-rules/9").with(as(LEADER))).andExpect(status().isNotFound());
    http.perform(get("/api/v1/flag-rules/4/comparison?period=2001-01").with(as(LEADER)))
        .andExpect(status().isNotFound());
    assertThat(
            jdbc.sql("select count(*) from audit_entry where action like 'flag-rule.%'")
                .query(Long.class)
                .single())
        .isGreaterThanOrEqualTo(4);
  }

  @Test
  void aShadowIsComparedWithTheVersionThatCounted() throws Exception {
    String period = "1999-05";
    long one = run(1, true, period);
    long two = run(2, false, period);
    flag(one, "610102", "RED");
    flag(one, "610103", "YELLOW");
    flag(two, "610102", "RED");
    flag(two, "", "SYSTEMIC");
    try {
      RuleComparison compared = comparisons.of(2, period).orElseThrow();
      assertThat(compared.counted()).isEqualTo(1);
      assertThat(compared.ofCounted()).containsEntry("RED", 1L).containsEntry("YELLOW", 1L);
      assertThat(compared.ofOther()).containsEntry("SYSTEMIC", 1L).containsEntry("YELLOW", 0L);
      assertThat(compared.differences())
          .extracting(
              RuleComparison.Difference::unit,
              RuleComparison.Difference::counted,
              RuleComparison.Difference::other)
          .containsExactly(tuple("", null, "SYSTEMIC"), tuple("610103", "YELLOW", null));
      assertThat(comparisons.of(3, period)).as("never applied").isEmpty();
      for (String lang : List.of("zh", "en")) {
        String page =
            http.perform(
                    get("/supervision/rules/2?period=" + period + "&lang=" + lang).with(as(LEADER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
            .contains(period)
            .doesNotContain("??")
            .doesNotContain("<form class=\"say\"");
      }
    } finally {
      jdbc.sql("delete from unit_flag where run_id in (?, ?)").params(one, two).update();
      jdbc.sql("delete from flag_run where period = ?").param(period).update();
    }
  }

  private long run(int version, boolean inForce, String period) {
    jdbc.sql(
            "insert into flag_run (rule_id, rule_version, in_force, metric, unit_class, period,"
                + " closed, made_at, ranked, systemic) values ('unit-lag', ?, ?, 'on-time',"
                + " 'compared', ?, true, current_timestamp, 5, 0)")
        .params(version, inForce, period)
        .update();
    return jdbc.sql("select id from flag_run where rule_version = ? and period = ?")
        .params(version, period)
        .query(Long.class)
        .single();
  }

  private void flag(long run, String unit, String level) {
    jdbc.sql(
            "insert into unit_flag (run_id, unit, level, grounds, cases, evidence, made_at) values"
                + " (?, ?, ?, '', 1, '{}', current_timestamp)")
        .params(run, unit, level)
        .update();
  }

  @Test
  void thePageMakesAVersionAndSaysWhatIsWrong() throws Exception {
    http.perform(
            post("/supervision/rules")
                .with(as(SUPERVISOR))
                .with(csrf())
                .param("noteZh", "说明")
                .param("noteEn", "Note")
                .param("leastCases", ""))
        .andExpect(status().is3xxRedirection())
        .andExpect(redirectedUrl("/supervision/rules/4"));
    String refused =
        http.perform(
                post("/supervision/rules?lang=en")
                    .with(as(SUPERVISOR))
                    .with(csrf())
                    .param("noteZh", "说明")
                    .param("noteEn", "What they typed")
                    .param("feedFloor", "95"))
            .andExpect(status().isBadRequest())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(refused).contains("from 0 to 1", "What they typed").doesNotContain("??");
    http.perform(
            post("/supervision/rules/4/in-force")
                .with(as(SUPERVISOR))
                .with(csrf())
                .param("from", "2001-01")
                .param("reason", "r")
                .param("document", "d"))
        .andExpect(status().isBadRequest());
    http.perform(get("/supervision/rules/99").with(as(LEADER))).andExpect(status().isNotFound());
  }
}
