package io.xiaoneng.dashboard.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.xiaoneng.dashboard.page.CityTestBase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class SavedViewsTest extends CityTestBase {

  private static final RequestPostProcessor LI = user("li").roles("LEADER");
  private static final RequestPostProcessor WANG = user("wang").roles("SUPERVISOR");

  @Autowired private JdbcClient jdbc;

  @AfterEach
  void clear() {
    jdbc.sql("delete from explore_view").update();
  }

  private static RequestPostProcessor unit(String name, String code) {
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            name, "", AuthorityUtils.createAuthorityList("ROLE_UNIT", "UNIT:" + code)));
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(request).andReturn().getResponse();
  }

  private MockHttpServletResponse keep(String name, boolean shared, RequestPostProcessor who)
      throws Exception {
    MockHttpServletRequestBuilder form =
        post("/explore/views")
            .param("metric", "on-time")
            .param("show", "bar")
            .param("by", "channel")
            .param("period", "90d")
            .param("viewName", name)
            .with(csrf())
            .with(who);
    return send(shared ? form.param("shared", "true") : form);
  }

  private String page(RequestPostProcessor who) throws Exception {
    return send(get("/explore?lang=en").with(who)).getContentAsString(StandardCharsets.UTF_8);
  }

  private long id(String name) {
    return jdbc.sql("select id from explore_view where name = ?")
        .param(name)
        .query(Long.class)
        .single();
  }

  private List<String> told(long id) {
    return jdbc.sql("select action from audit_entry where subject = ? order by id")
        .param("explore-view/" + id)
        .query(String.class)
        .list();
  }

  @Test
  void aViewOpensTheQuestionItWasKeptWith() throws Exception {
    String back = Objects.requireNonNull(keep("On time", false, LI).getRedirectedUrl());
    assertThat(back)
        .startsWith("/explore?metric=on-time&show=bar&period=90d&by=channel&view=")
        .endsWith("&said=kept");
    String opened =
        Objects.requireNonNull(
            send(get("/explore/views/" + id("On time")).with(LI)).getRedirectedUrl());
    assertThat(opened).startsWith("/explore?metric=on-time&show=bar&period=90d&by=channel&view=");
    String shown =
        send(get(URI.create(opened + "&lang=en")).with(LI))
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(shown)
        .contains("aria-current=\"true\">On time</a>", "name=\"period\" value=\"90d\"");
    assertThat(told(id("On time"))).containsExactly("explore-view.kept");
  }

  @Test
  void whatIsShownTakesThePlaceOfWhatOnesOwnViewAsked() throws Exception {
    keep("On time", true, LI);
    long id = id("On time");
    String asSaved = shown("/explore?metric=on-time&show=bar&period=90d&by=channel&view=" + id);
    assertThat(asSaved).doesNotContain("/explore/views/" + id + "/question");
    String otherwise = shown("/explore?metric=on-time&show=bar&period=30d&by=channel&view=" + id);
    assertThat(otherwise)
        .contains("/explore/views/" + id + "/question", "This differs from “On time” as saved.")
        // The view is not lost on the way to yet another question.
        .contains("show=table&amp;period=30d&amp;by=channel&amp;view=" + id)
        .contains("name=\"view\" value=\"" + id + "\"");
    assertThat(otherwiseBy(id, LI).getRedirectedUrl())
        .isEqualTo(
            "/explore?metric=online-rate&show=bar&period=30d&by=channel&view="
                + id
                + "&said=changed");
    assertThat(send(get("/explore/views/" + id).with(LI)).getRedirectedUrl())
        .startsWith("/explore?metric=online-rate&show=bar&period=30d&by=channel&view=");
    assertThat(page(LI)).contains(">On time</a>");
    assertThat(told(id)).containsExactly("explore-view.kept", "explore-view.asked");
  }

  @Test
  void aSharedViewIsAskedOtherwiseByItsAuthorAlone() throws Exception {
    keep("Ours", true, LI);
    long id = id("Ours");
    assertThat(otherwiseBy(id, WANG).getStatus()).isEqualTo(403);
    assertThat(
            send(get("/explore?metric=on-time&period=30d&view=" + id + "&lang=en").with(WANG))
                .getContentAsString(StandardCharsets.UTF_8))
        .doesNotContain("/question");
    assertThat(send(get("/explore/views/" + id).with(WANG)).getRedirectedUrl())
        .contains("metric=on-time", "period=90d");
    assertThat(told(id)).containsExactly("explore-view.kept");
  }

  @Test
  void aQuestionThatCannotBeAskedLeavesTheViewAsItWas() throws Exception {
    keep("Mine", false, LI);
    long id = id("Mine");
    assertThat(
            send(post("/explore/views/" + id + "/question")
                    .param("metric", "no-such-figure")
                    .with(csrf())
                    .with(LI))
                .getRedirectedUrl())
        .isEqualTo("/explore?metric=on-time&show=bar&period=90d&by=channel&view=" + id);
    assertThat(told(id)).containsExactly("explore-view.kept");
  }

  private String shown(String address) throws Exception {
    return send(get(URI.create(address + "&lang=en")).with(LI))
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse otherwiseBy(long id, RequestPostProcessor who) throws Exception {
    return send(
        post("/explore/views/" + id + "/question")
            .param("metric", "online-rate")
            .param("show", "bar")
            .param("by", "channel")
            .param("period", "30d")
            .with(csrf())
            .with(who));
  }

  @Test
  void oneIsRenamedAndRemovedByWhoMadeIt() throws Exception {
    keep("First", false, LI);
    long id = id("First");
    send(post("/explore/views/" + id).param("viewName", "Second").with(csrf()).with(LI));
    assertThat(page(LI)).contains(">Second</a>").doesNotContain(">First</a>");
    send(post("/explore/views/" + id + "/remove").with(csrf()).with(LI));
    assertThat(page(LI)).doesNotContain(">Second</a>");
    assertThat(told(id))
        .containsExactly("explore-view.kept", "explore-view.changed", "explore-view.removed");
  }

  @Test
  void anothersOwnViewIsNotThereAndASharedOneIsNotChanged() throws Exception {
    keep("Mine", false, LI);
    keep("Ours", true, LI);
    assertThat(page(WANG)).contains(">Ours</a>", "shared by li").doesNotContain(">Mine</a>");
    long mine = id("Mine");
    long ours = id("Ours");
    assertThat(send(get("/explore/views/" + mine).with(WANG)).getStatus()).isEqualTo(404);
    assertThat(send(get("/explore/views/" + ours).with(WANG)).getStatus()).isEqualTo(302);
    for (long each : List.of(mine, ours)) {
      int expected = each == mine ? 404 : 403;
      assertThat(
              send(post("/explore/views/" + each).param("viewName", "X").with(csrf()).with(WANG))
                  .getStatus())
          .isEqualTo(expected);
      assertThat(
              send(post("/explore/views/" + each + "/remove").with(csrf()).with(WANG)).getStatus())
          .isEqualTo(expected);
    }
    assertThat(page(LI)).contains(">Mine</a>", ">Ours</a>");
    send(post("/explore/views/" + ours).param("viewName", "Ours").with(csrf()).with(LI));
    assertThat(page(WANG)).doesNotContain(">Ours</a>");
  }

  @Test
  void whatAUnitSharesStaysInTheUnitAndWhatTheCitySharesInTheCity() throws Exception {
    RequestPostProcessor chen = unit("chen", "610113");
    keep("Of the unit", true, chen);
    keep("Of the city", true, LI);
    assertThat(page(unit("zhou", "610113")))
        .contains(">Of the unit</a>")
        .doesNotContain(">Of the city</a>");
    assertThat(page(unit("sun", "610112"))).doesNotContain(">Of the unit</a>", ">Of the city</a>");
    assertThat(page(WANG)).contains(">Of the city</a>").doesNotContain(">Of the unit</a>");
    long id = id("Of the unit");
    assertThat(send(get("/explore/views/" + id).with(unit("sun", "610112"))).getStatus())
        .isEqualTo(404);
    assertThat(send(get("/explore/views/" + id).with(chen)).getRedirectedUrl())
        .contains("unit=610113");
    assertThat(
            send(post("/explore/views")
                    .param("unit", "610112")
                    .param("viewName", "Theirs")
                    .with(csrf())
                    .with(chen))
                .getStatus())
        .isEqualTo(403);
  }

  @Test
  void twoOfOneNameAreRefusedWhateverTheirCase() throws Exception {
    keep("One", false, LI);
    assertThat(keep("ONE", false, LI).getRedirectedUrl()).endsWith("said=taken");
    assertThat(keep("One", false, WANG).getRedirectedUrl()).endsWith("said=kept");
    keep("Two", false, LI);
    assertThat(
            send(post("/explore/views/" + id("Two")).param("viewName", "one").with(csrf()).with(LI))
                .getRedirectedUrl())
        .endsWith("said=taken");
    assertThat(page(LI)).contains(">Two</a>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\u0000b", "line\nbreak"})
  void aNameThatCannotBeReadIsRefused(String name) throws Exception {
    assertThat(keep(name, false, LI).getRedirectedUrl()).endsWith("said=name");
    assertThat(keep("x".repeat(ViewDesk.LONGEST + 1), false, LI).getRedirectedUrl())
        .endsWith("said=name");
    assertThat(jdbc.sql("select count(*) from explore_view").query(Integer.class).single())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "\"'><img src=x onerror=alert(1)>",
        "\u202eright to left",
        "=HYPERLINK(\"x\")",
        "？名 & 称"
      })
  void aHostileNameIsAName(String name) throws Exception {
    keep(name, true, LI);
    assertThat(page(WANG)).doesNotContain("<script>alert", "<img src=x");
    String json =
        send(get("/api/v1/explore/views").with(WANG)).getContentAsString(StandardCharsets.UTF_8);
    tools.jackson.databind.JsonNode views =
        new tools.jackson.databind.json.JsonMapper().readTree(json).get("views");
    assertThat(views.size()).isEqualTo(1);
    assertThat(views.get(0).get("name").asString()).isEqualTo(name);
    assertThat(views.get(0).get("own").asBoolean()).isFalse();
  }

  @Test
  void withoutATokenOfThePageNothingIsKept() throws Exception {
    assertThat(send(post("/explore/views").param("viewName", "x").with(LI)).getStatus())
        .isEqualTo(403);
  }
}
