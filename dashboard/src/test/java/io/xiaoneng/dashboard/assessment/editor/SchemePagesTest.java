package io.xiaoneng.dashboard.assessment.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.assessment.editor.SchemeText.ClassText;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Schemes are written in forms, looked at over last month, and read by those scored by them. */
class SchemePagesTest extends CityTestBase {

  private static final String PATH = "/assessments/schemes";
  private static final Actor CHEN = new Actor("chen", Set.of(Role.ASSESSOR), null);
  private static final Actor LIU = new Actor("liu", Set.of(Role.ASSESSOR), null);
  private static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);
  private static final Actor UNIT = new Actor("u", Set.of(Role.UNIT), "610112");

  @Autowired private SchemeDrafts drafts;
  @Autowired private CityClock clock;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void forget() {
    List.of("scheme_version", "scheme_draft_hand", "scheme_draft", "assessment_award")
        .forEach(each -> jdbc.sql("delete from " + each).update());
  }

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private static MockHttpServletRequestBuilder read(String path, Actor actor) {
    return get(path).with(as(actor)).param("lang", "en");
  }

  private static MockHttpServletRequestBuilder send(String path, Actor actor) {
    return post(path).with(as(actor)).with(csrf()).param("lang", "en");
  }

  @Test
  void aDraftGoesFromTheListThroughItsFormsIntoForce() throws Exception {
    http.perform(send(PATH, CHEN).param("basedOn", "action-plan 2").param("family", ""))
        .andExpect(redirectedUrl(PATH + "/action-plan/101/edit"));
    String draft = PATH + "/action-plan/101";
    http.perform(
            send(draft + "/edit", CHEN)
                .param("revision", "1")
                .param("nameZh", "月度考核办法")
                .param("nameEn", "")
                .param("remarkZh", "试行")
                .param("remarkEn", ""))
        .andExpect(redirectedUrl(draft + "/edit"));
    http.perform(
            line(send(draft + "/classes/2", CHEN), "0", "on-time", "100", "98%")
                .param("revision", "2")
                .param("do", "save")
                .param("id", "towns")
                .param("nameZh", "镇街")
                .param("dimension", "unit")
                .param("levels", "STREET"))
        .andExpect(redirectedUrl(draft + "/edit"));
    http.perform(read(draft + "/edit", CHEN))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("no document allows to rank these units")));
    http.perform(send(draft + "/classes/2", CHEN).param("revision", "3").param("do", "remove"))
        .andExpect(redirectedUrl(draft + "/edit"));
    http.perform(read(draft, LIU))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("月度考核办法")))
        .andExpect(content().string(containsString("80% at 98%")))
        .andExpect(content().string(containsString("name=\"documentZh\"")));
    http.perform(read(draft, CHEN))
        .andExpect(content().string(containsString("You had a hand in it")))
        .andExpect(content().string(not(containsString("name=\"documentZh\""))));
    String next = YearMonth.from(clock.today()).plusMonths(1).toString();
    http.perform(
            send(draft + "/adopt", LIU)
                .param("revision", "4")
                .param("from", next)
                .param("documentZh", ""))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("a scheme is adopted by a document")))
        .andExpect(content().string(containsString("value=\"" + next + "\"")));
    http.perform(
            send(draft + "/adopt", LIU)
                .param("revision", "4")
                .param("from", next)
                .param("documentZh", "效能办〔2026〕9号"))
        .andExpect(redirectedUrl(draft));
    http.perform(read(draft, UNIT))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("效能办〔2026〕9号")))
        .andExpect(content().string(containsString("announced")));
    http.perform(get("/api/v1/assessment-schemes/action-plan/101").with(as(UNIT)))
        .andExpect(jsonPath("$.state").value("ANNOUNCED"))
        .andExpect(jsonPath("$.adoptedBy").value("liu"))
        .andExpect(jsonPath("$.classes[0].lines[0].knots[1][1]").value(0.8))
        .andExpect(jsonPath("$.classes[0].deductions.redCard").value(2));
    http.perform(get("/api/v1/assessment-schemes").with(as(LEADER)))
        .andExpect(jsonPath("$.schemes.length()").value(4))
        .andExpect(jsonPath("$.schemes[0].version").value(101))
        .andExpect(jsonPath("$.schemes[1].to").isNotEmpty());
  }

  private static MockHttpServletRequestBuilder line(
      MockHttpServletRequestBuilder form, String at, String metric, String weight, String target) {
    String name = "l" + at + ".";
    return form.param(name + "metric", metric)
        .param(name + "weight", weight)
        .param(name + "least", "20")
        .param(name + "target", target)
        .param(name + "floor", "90%")
        .param(name + "atTarget", "80%")
        .param(name + "excellent", "1")
        .param(name + "sourceZh", "文");
  }

  @Test
  void linesAreAddedAndTakenOutWithoutScriptsAndNothingTypedIsLost() throws Exception {
    int version = drafts.begin("trial", null, CHEN);
    String form = PATH + "/trial/" + version + "/classes/0";
    http.perform(
            line(line(send(form, CHEN), "0", "on-time", "60", "98%"), "1", "once-told", "x", "1")
                .param("revision", "1")
                .param("do", "add")
                .param("id", "districts")
                .param("nameZh", "区县")
                .param("dimension", "unit")
                .param("levels", "DISTRICT"))
        .andExpect(redirectedUrl(form + "#lines"));
    http.perform(read(form, CHEN))
        .andExpect(content().string(containsString("<b>Weight</b>")))
        .andExpect(content().string(containsString("“x” is no number")));
    ClassText typed = typed(version);
    assertThat(typed.lines()).hasSize(3);
    assertThat(typed.lines().get(1).weight()).isEqualTo("x");
    http.perform(read(form, CHEN))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("value=\"x\"")))
        .andExpect(content().string(containsString("l2.metric")));
    http.perform(
            line(line(send(form, CHEN), "0", "on-time", "60", "98%"), "1", "once-told", "x", "1")
                .param("revision", "2")
                .param("do", "drop.1")
                .param("id", "districts")
                .param("nameZh", "区县")
                .param("dimension", "unit")
                .param("levels", "DISTRICT"))
        .andExpect(redirectedUrl(form + "#lines"));
    assertThat(typed(version).lines())
        .extracting(SchemeText.LineText::metric)
        .containsExactly("on-time");
    // Somebody who read an older state is told, and keeps what they typed.
    http.perform(
            line(send(form, LIU), "0", "on-time", "77", "98%")
                .param("revision", "2")
                .param("do", "save")
                .param("id", "districts")
                .param("nameZh", "区县")
                .param("dimension", "unit"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("chen changed the draft")))
        .andExpect(content().string(containsString("value=\"77\"")));
  }

  private ClassText typed(int version) {
    return drafts.draft("trial", version).orElseThrow().draft().text().classes().get(0);
  }

  @Test
  void whatIsWrongWithALineIsSaidInWords() throws Exception {
    int version = drafts.begin("trial", null, CHEN);
    String form = PATH + "/trial/" + version + "/classes/0";
    http.perform(
            line(line(send(form, CHEN), "0", "on-time", "", "98%"), "1", "once-told", "50", "95%")
                .param("l1.knots", "90%:0, 80%:50%")
                .param("revision", "1")
                .param("do", "save")
                .param("id", "districts")
                .param("nameZh", "区县")
                .param("dimension", "unit")
                .param("levels", "DISTRICT"))
        .andExpect(redirectedUrl(PATH + "/trial/" + version + "/edit"));
    http.perform(read(form, CHEN))
        .andExpect(content().string(containsString("is not filled in")))
        .andExpect(content().string(containsString("values must ascend")));
  }

  @Test
  void unitsReadWhatTheyAreScoredByAndNoDrafts() throws Exception {
    drafts.begin("action-plan", 2, CHEN);
    http.perform(read(PATH, UNIT))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Monthly assessment by the action plan")))
        .andExpect(content().string(not(containsString("/action-plan/101"))));
    http.perform(read(PATH + "/action-plan/101", UNIT)).andExpect(status().isNotFound());
    http.perform(read(PATH + "/action-plan/2", UNIT)).andExpect(status().isOk());
    http.perform(read(PATH + "/action-plan/101", LEADER)).andExpect(status().isOk());
    http.perform(read(PATH + "/action-plan/7", LEADER)).andExpect(status().isNotFound());
    http.perform(get("/api/v1/assessment-schemes/action-plan/101").with(as(LEADER)))
        .andExpect(status().isNotFound());
  }

  @Test
  void lastMonthUnderADraftStandsBesideWhatHolds() throws Exception {
    int version = drafts.begin("action-plan", 2, CHEN);
    ClassText districts =
        drafts.draft("action-plan", version).orElseThrow().draft().text().classes().get(0);
    http.perform(read(PATH + "/action-plan/" + version + "/preview", LEADER))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("0 of ")))
        .andExpect(content().string(containsString("For how many members each line counts")))
        .andExpect(content().string(containsString("have no total: lines with enough cases")));
    drafts.putClass(
        "action-plan", version, 1, 0, districts.with(districts.lines().subList(0, 2)), CHEN);
    http.perform(read(PATH + "/action-plan/" + version + "/preview", LEADER))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("the weights add up to 35")));
  }

  @Test
  void anAwardIsRecordedOnItsPage() throws Exception {
    String month = YearMonth.from(clock.today()).minusMonths(1).toString();
    String path = "/assessments/" + month + "/awards";
    http.perform(
            send(path, CHEN)
                .param("unit", "610112")
                .param("points", "9")
                .param("reason", "全国试点")
                .param("document", "文"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("at most 5")))
        .andExpect(content().string(containsString("全国试点")));
    http.perform(
            send(path, CHEN)
                .param("unit", "610112")
                .param("points", "2")
                .param("reason", "全国试点")
                .param("document", "文"))
        .andExpect(redirectedUrl(path));
    http.perform(read(path, LEADER))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("全国试点")))
        .andExpect(content().string(not(containsString("name=\"points\""))));
    http.perform(read("/assessments/soon/awards", LEADER)).andExpect(status().isNotFound());
  }
}
