package io.xiaoneng.dashboard.circle.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.event.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ScenarioApiTest extends ApiTestBase {

  private static final String PATH = "/api/v1/circle/scenarios";

  private static String body(String name) {
    return "{\"name\":\"%s\",\"note\":\"why\",\"question\":{\"minutes\":10,\"changes\":[%s]}}"
        .formatted(name, "{\"close\":{\"point\":\"p\"}}");
  }

  private static MockHttpServletRequestBuilder sent(
      MockHttpServletRequestBuilder request, RequestPostProcessor who, String body) {
    return request.with(who).with(csrf()).contentType("application/json").content(body);
  }

  private static RequestPostProcessor reader(String name) {
    return user(name).roles("LEADER");
  }

  private long add(String name, RequestPostProcessor who) throws Exception {
    String answer =
        http.perform(sent(post(PATH), who, body(name)))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(Json.parse(answer)).isInstanceOf(Map.class);
    return (Long) ((Map<?, ?>) Json.parse(answer)).get("id");
  }

  @Test
  void aPlanIsKeptWithWhoAndWhenAndTakenOutAgain() throws Exception {
    long id = add("North", reader("lin"));
    http.perform(get(PATH + "/" + id).with(reader("other")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.author").value("lin"))
        .andExpect(jsonPath("$.createdAt").isNotEmpty())
        .andExpect(jsonPath("$.question.minutes").value(10))
        .andExpect(jsonPath("$.question.changes[0].close.point").value("p"));

    http.perform(sent(put(PATH + "/" + id), reader("lin"), body("North, later")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("North, later"));
    http.perform(delete(PATH + "/" + id).with(reader("lin")).with(csrf()))
        .andExpect(status().isNoContent());
    http.perform(get(PATH + "/" + id).with(admin())).andExpect(status().isNotFound());
  }

  @Test
  void aNameThatIsTakenIsAConflictWhateverItsCase() throws Exception {
    add("Harbour", admin());
    http.perform(sent(post(PATH), admin(), body("HARBOUR")))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("HARBOUR")));
    long other = add("Hill", admin());
    http.perform(sent(put(PATH + "/" + other), admin(), body("harbour")))
        .andExpect(status().isConflict());
  }

  @Test
  void onlyItsAuthorAndAdministratorsChangeAPlan() throws Exception {
    long id = add("Lin's", reader("lin"));
    http.perform(sent(put(PATH + "/" + id), reader("wang"), body("Wang's")))
        .andExpect(status().isForbidden());
    http.perform(delete(PATH + "/" + id).with(reader("wang")).with(csrf()))
        .andExpect(status().isForbidden());
    http.perform(delete(PATH + "/" + id).with(admin())).andExpect(status().isNoContent());
  }

  @Test
  void plansAreComparedAndExportedAsATable() throws Exception {
    long a = add("=A", admin());
    long b = add("B", admin());
    http.perform(get(PATH + "/compare?ids=" + a + "," + b).with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.scenarios[0].scenario.name").value("=A"))
        .andExpect(jsonPath("$.scenarios[1].answer.minutes").value(10))
        .andExpect(jsonPath("$.scenarios[1].answer.changes[0].refused").value("UNKNOWN_POINT"));
    http.perform(get(PATH + "/compare?format=csv&ids=" + a).with(admin()))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("text/csv"))
        .andExpect(content().string(startsWith("scenario,author,")));
    http.perform(get(PATH + "/compare?ids=999999").with(admin())).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"question\":{}} | name",
        "{\"name\":\" \",\"question\":{}} | name",
        "{\"name\":\"a\\u0000b\",\"question\":{}} | name",
        "{\"name\":\"x\"} | question",
        "{\"name\":\"x\",\"question\":{\"minutes\":99}} | question.minutes",
        "{\"name\":\"x\",\"question\":{},\"owner\":\"me\"} | owner"
      })
  void whatIsWrongIsNamed(String body, String field) throws Exception {
    http.perform(sent(post(PATH), admin(), body))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void aNameThatIsTooLongIsRefused() throws Exception {
    http.perform(sent(post(PATH), admin(), body("x".repeat(81))))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("name"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"n\":3} | candidates",
        "{\"from\":\"cells\"} | n",
        "{\"from\":\"cells\",\"n\":3,\"share\":0.9} | n",
        "{\"from\":\"stars\",\"n\":3} | from",
        "{\"from\":\"cells\",\"n\":51} | n",
        "{\"from\":\"cells\",\"share\":1.5} | share",
        "{\"from\":\"cells\",\"n\":3,\"seconds\":31} | seconds",
        "{\"n\":1,\"candidates\":[{\"id\":\"a\",\"lon\":1,\"lat\":1},"
            + "{\"id\":\"a\",\"lon\":1,\"lat\":1}]} | candidates[1].id"
      })
  void aBadQuestionForSitesIsNamed(String body, String field) throws Exception {
    http.perform(sent(post("/api/v1/circle/siting"), admin(), body))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void withoutStreetsThereIsNoSiteToChoose() throws Exception {
    http.perform(sent(post("/api/v1/circle/siting"), admin(), "{\"from\":\"cells\",\"n\":3}"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(jsonPath("$.detail").value(containsString("no streets")));
  }
}
