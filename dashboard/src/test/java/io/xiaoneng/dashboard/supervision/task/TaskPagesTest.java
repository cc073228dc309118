package io.xiaoneng.dashboard.supervision.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.task.TaskState;
import io.xiaoneng.task.TaskStep;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The ledger's whole way by its pages alone, as people without scripts go it. */
class TaskPagesTest extends CityTestBase {

  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor REVIEWER = new Actor("li", Set.of(Role.REVIEWER), null);
  private static final Actor UNIT = new Actor("centre", Set.of(Role.UNIT), "610102");

  @Autowired private TaskStore store;
  @Autowired private CityClock clock;

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private String shown(String path, Actor actor) throws Exception {
    return http.perform(get(path).with(as(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletRequestBuilder form(String code) {
    return post("/supervision/tasks")
        .param("code", code)
        .param("title", "市长批示：压减停表")
        .param("source", "市长批示〔2026〕14号")
        .param("leads", "市政务中心\n市大数据局")
        .param("supports", "")
        .param("metric", "stop-rate")
        .param("stageText", "停表率降到 3%", "", "形成制度")
        .param("stageDue", clock.today().plusDays(5).toString(), "", "")
        .param("stageMetric", "stop-rate", "", "")
        .param("stageTarget", "0.03", "", "")
        .with(csrf())
        .with(as(SUPERVISOR));
  }

  private String registered(String code) throws Exception {
    return Objects.requireNonNull(
        http.perform(form(code))
            .andExpect(status().is3xxRedirection())
            .andReturn()
            .getResponse()
            .getRedirectedUrl());
  }

  /** Sends the form of a step that the page offers to that person. */
  private void step(String path, TaskStep step, Actor actor, String... fields) throws Exception {
    String page = shown(path, actor);
    assertThat(page).contains("name=\"step\" value=\"" + step + "\"").doesNotContain("??");
    MockHttpServletRequestBuilder request =
        post(path + "/steps")
            .param("step", step.name())
            .param("version", "" + file(path).task().version());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    http.perform(request.with(csrf()).with(as(actor))).andExpect(status().is3xxRedirection());
  }

  private TaskFile file(String path) {
    return store.find(Long.parseLong(path.substring(path.lastIndexOf('/') + 1))).orElseThrow();
  }

  @Test
  void anInstructionIsRegisteredAndGoesItsWholeWayOnPages() throws Exception {
    assertThat(shown("/supervision/tasks?lang=zh", SUPERVISOR)).contains("/supervision/tasks/new");
    assertThat(shown("/supervision/tasks?lang=zh", REVIEWER))
        .doesNotContain("/supervision/tasks/new");
    String path = registered("PS-2026-014");
    assertThat(file(path).leads()).containsExactly("市政务中心", "市大数据局");
    assertThat(file(path).goals())
        .extracting(TaskFile.Goal::zh)
        .containsExactly("停表率降到 3%", "形成制度");
    assertThat(file(path).goals()).extracting(TaskFile.Goal::target).containsExactly(0.03, null);
    step(path, TaskStep.ASSIGN, SUPERVISOR, "unit", "610102001");
    step(path, TaskStep.RECEIVE, UNIT);
    step(path, TaskStep.URGE, SUPERVISOR, "rung", "REMINDER", "text", "市长批示〔2026〕14号");
    step(path, TaskStep.REPORT, UNIT, "text", "已查三类停表");
    String later = clock.today().plusDays(20).toString();
    step(path, TaskStep.ASK, UNIT, "stage", "1", "date", later, "text", "系统改造");
    step(path, TaskStep.GRANT, REVIEWER, "text", "同意");
    assertThat(shown(path + "?lang=zh", UNIT)).contains("提醒函", "市长批示〔2026〕14号", "延期");
    for (String stage : List.of("1", "2")) {
      step(path, TaskStep.SUBMIT, UNIT, "stage", stage, "text", "已完成");
      step(path, TaskStep.VERIFY, REVIEWER, "text", "属实");
    }
    assertThat(file(path).task().state()).isEqualTo(TaskState.DONE);
    for (String lang : List.of("zh", "en")) {
      assertThat(shown(path + "?lang=" + lang, UNIT))
          .contains(lang.equals("zh") ? "已销号" : "Closed")
          .doesNotContain("??", "name=\"step\"");
    }
  }

  @Test
  void aFormWithSomethingWrongComesBackAsItWasTypedAndSaysWhat() throws Exception {
    for (String lang : List.of("zh", "en")) {
      assertThat(shown("/supervision/tasks/new?lang=" + lang, SUPERVISOR)).doesNotContain("??");
    }
    registered("PS-2026-015");
    String again =
        http.perform(form("PS-2026-015"))
            .andExpect(status().isBadRequest())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(again).contains("PS-2026-015 already", "市长批示：压减停表", "value=\"0.03\"");
    http.perform(form("PS-2026-016").param("stageText", "x").param("stageDue", "31. 12."))
        .andExpect(status().isBadRequest());
    http.perform(form("PS 2026")).andExpect(status().isBadRequest());
    http.perform(get("/supervision/tasks/new").with(as(UNIT))).andExpect(status().isForbidden());
    http.perform(form("PS-2026-017").with(as(UNIT))).andExpect(status().isForbidden());
  }

  @Test
  void onlyTheRungsThatTheLadderAllowsAreOfferedAndWhenTheNextMayGoIsSaid() throws Exception {
    String path = registered("PS-2026-018");
    step(path, TaskStep.ASSIGN, SUPERVISOR, "unit", "610103001");
    step(path, TaskStep.RECEIVE, new Actor("n", Set.of(Role.UNIT), "610103"));
    assertThat(shown(path, SUPERVISOR))
        .contains("value=\"REMINDER\"")
        .doesNotContain("value=\"ORDER\"");
    step(path, TaskStep.URGE, SUPERVISOR, "rung", "REMINDER", "text", "批示");
    for (String lang : List.of("zh", "en")) {
      assertThat(shown(path + "?lang=" + lang, SUPERVISOR))
          .contains("value=\"ORDER\"", lang.equals("zh") ? "最早可在" : "may be written from")
          .doesNotContain("value=\"INTERVIEW\"", "??");
    }
  }
}
