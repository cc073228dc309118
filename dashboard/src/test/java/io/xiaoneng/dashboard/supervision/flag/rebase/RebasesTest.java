package io.xiaoneng.dashboard.supervision.flag.rebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
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

/** Charts begin anew only at recorded months, each with a reason and a document. */
class RebasesTest extends CityTestBase {

  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);

  @Autowired private Rebases rebases;
  @Autowired private CityClock clock;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void forget() {
    jdbc.sql("delete from chart_rebase").update();
  }

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private YearMonth month() {
    return YearMonth.from(clock.today()).minusMonths(2);
  }

  private Map<String, String> fields(String... more) {
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "metric", "on-time",
                "unit", "610112",
                "from", month().toString(),
                "reason", "流程再造",
                "document", "效能办〔2026〕3号"));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  @Test
  void oneIsRecordedForAUnitOrAClassAndStandsUntilItIsWithdrawn() {
    rebases.record(fields(), SUPERVISOR);
    rebases.record(fields("unit", "", "class", rebases.classes().first()), SUPERVISOR);
    List<Rebase> standing = rebases.standing("on-time");
    assertThat(standing).hasSize(2);
    assertThat(rebases.standing("return-rate")).isEmpty();
    Rebase ofUnit = standing.get(1);
    assertThat(ofUnit.covers("610112", "A DISTRICT")).isTrue();
    assertThat(ofUnit.covers("610103", "A DISTRICT")).isFalse();
    Rebase ofClass = standing.get(0);
    String name = rebases.classes().first();
    assertThat(ofClass.covers("610103", name + " DISTRICT")).isTrue();
    assertThat(ofClass.covers("610103", name + "X")).isFalse();
    rebases.withdraw(ofUnit.id(), "写错单位", SUPERVISOR);
    assertThat(rebases.standing("on-time")).containsExactly(ofClass);
    assertThat(rebases.all()).hasSize(2);
    assertThat(rebases.all().get(1).withdrawnWhy()).isEqualTo("写错单位");
    assertThatThrownBy(() -> rebases.withdraw(ofUnit.id(), "again", SUPERVISOR))
        .hasMessageContaining("before, by wang");
    assertThatThrownBy(() -> rebases.withdraw(ofClass.id(), " ", SUPERVISOR))
        .hasMessageContaining("reason has 0");
    assertThatThrownBy(() -> rebases.withdraw(-1, "x", SUPERVISOR)).hasMessageContaining("-1");
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_entry where action in ('chart.rebased',"
                        + " 'chart.rebase-withdrawn')")
                .query(Long.class)
                .single())
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void whatIsNotExplicitIsRefusedByItsField() {
    refused("metric", "metric", "no-such");
    refused("unit", "unit", "");
    refused("unit", "class", "A");
    refused("unit", "unit", "nobody");
    refused("class", "unit", "", "class", "nobody");
    refused("from", "from", "soon");
    refused("from", "from", YearMonth.from(clock.today()).plusMonths(1).toString());
    refused("from", "from", "2001-01");
    refused("reason", "reason", " ");
    refused("document", "document", "");
    rebases.record(fields(), SUPERVISOR);
    refused("from");
    assertThat(rebases.all()).hasSize(1);
  }

  private void refused(String field, String... more) {
    assertThatThrownBy(() -> rebases.record(fields(more), SUPERVISOR))
        .isInstanceOfSatisfying(
            BadParameterException.class, failure -> assertThat(failure.field()).isEqualTo(field));
  }

  @Test
  void theApiAndThePageRecordAndWithdraw() throws Exception {
    http.perform(
            post("/api/v1/chart-rebases")
                .with(as(SUPERVISOR))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    ("{\"metric\":\"on-time\",\"unit\":\"610112\",\"from\":\"%s\","
                            + "\"reason\":\"r\",\"document\":\"d\"}")
                        .formatted(month())))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$[0].madeBy").value("wang"));
    for (String lang : List.of("zh", "en")) {
      String page =
          http.perform(get("/supervision/rebases?lang=" + lang).with(as(LEADER)))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      assertThat(page)
          .contains(month().toString())
          .doesNotContain("??")
          .doesNotContain("/withdraw");
    }
    long id = rebases.all().get(0).id();
    http.perform(
            post("/supervision/rebases/" + id + "/withdraw")
                .with(as(SUPERVISOR))
                .with(csrf())
                .param("reason", ""))
        .andExpect(status().isBadRequest());
    http.perform(
            post("/api/v1/chart-rebases/" + id + "/withdraw")
                .with(as(SUPERVISOR))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\":\"typed wrong\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].withdrawnBy").value("wang"));
    String refused =
        http.perform(
                post("/supervision/rebases?lang=en")
                    .with(as(SUPERVISOR))
                    .with(csrf())
                    .param("metric", "on-time")
                    .param("unit", "nobody")
                    .param("from", "2026-01")
                    .param("reason", "what they typed")
                    .param("document", "d"))
            .andExpect(status().isBadRequest())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(refused).contains("what they typed", "nobody").doesNotContain("??");
  }
}
