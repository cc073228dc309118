package io.xiaoneng.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.event.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class TokenTest extends ApiTestBase {

  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"t-1\",\"source\":\"%s\",\"type\":\"case.withdrawn\","
          + "\"subject\":\"c-1\",\"time\":\"2026-03-02T09:15:04+08:00\"}";

  @Autowired JdbcClient jdbc;

  private ResultActions add(String body) throws Exception {
    return http.perform(
        post("/api/v1/tokens").contentType("application/json").content(body).with(admin()));
  }

  private String made(String body) throws Exception {
    String answer =
        add(body)
            .andExpect(status().isCreated())
            .andExpect(header().string("Cache-Control", "no-store"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return String.valueOf(((Map<?, ?>) Json.parse(answer)).get("token"));
  }

  private ResultActions send(String token, String source) throws Exception {
    return http.perform(
        post("/api/v1/events")
            .contentType("application/cloudevents+json")
            .content(EVENT.formatted(source))
            .header("Authorization", "Bearer " + token));
  }

  private ResultActions asSender(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(request.header("Authorization", "Bearer " + TOKEN));
  }

  @Test
  void aTokenOpensItsSourcesAndNoOthersUntilItIsRevoked() throws Exception {
    String token = made("{\"name\":\"yanta\",\"sourcePrefixes\":[\"/hall/610113/\"]}");
    assertThat(token).hasSizeGreaterThan(40);
    send(token, "/hall/610113/window/1").andExpect(jsonPath("$.accepted").value(1));
    send(token, "/hall/610114/window/1")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(0))
        .andExpect(jsonPath("$.rejected[0].reason").value("source-forbidden"));

    http.perform(delete("/api/v1/tokens/yanta").with(admin())).andExpect(status().isNoContent());
    send(token, "/hall/610113/window/1").andExpect(status().isUnauthorized());
    http.perform(delete("/api/v1/tokens/yanta").with(admin())).andExpect(status().isNotFound());
  }

  @Test
  void theListTellsRightsAndNeverATokenOrItsHash() throws Exception {
    String token = made("{\"name\":\"list-1\",\"sourcePrefixes\":[\"/a/\"],\"importing\":true}");
    String list =
        http.perform(get("/api/v1/tokens").with(admin()))
            .andExpect(jsonPath("$[?(@.name=='list-1')].importing", contains(true)))
            .andExpect(jsonPath("$[?(@.name=='list-1')].sourcePrefixes[0]", contains("/a/")))
            .andExpect(jsonPath("$[?(@.name=='list-1')].createdAt", contains(notNullValue())))
            .andExpect(jsonPath("$[?(@.name=='list-1')].revokedAt", contains(nullValue())))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(list).doesNotContain(token).doesNotContain("hash");
  }

  @Test
  void aNameIsGivenOnceButComesFreeWithItsToken() throws Exception {
    String body = "{\"name\":\"twice\",\"sourcePrefixes\":[]}";
    String first = made(body);
    add(body).andExpect(status().isConflict());
    send(first, "/anything").andExpect(jsonPath("$.accepted").value(1));
    http.perform(delete("/api/v1/tokens/twice").with(admin())).andExpect(status().isNoContent());
    assertThat(made(body)).isNotEqualTo(first);
    send(first, "/anything").andExpect(status().isUnauthorized());
  }

  @Test
  void aTokenEndsByItselfWhereItWasMadeTo() throws Exception {
    String soon =
        java.time.Instant.now()
            .plusSeconds(3_600)
            .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
            .toString();
    String token = made("{\"name\":\"ends\",\"sourcePrefixes\":[],\"expiresAt\":\"" + soon + "\"}");
    send(token, "/anything").andExpect(jsonPath("$.accepted").value(1));
    http.perform(get("/api/v1/tokens").with(admin()))
        .andExpect(jsonPath("$[?(@.name=='ends')].expiresAt", contains(soon)));
    jdbc.sql("update ingest_token set expires_at = ? where name = 'ends'")
        .param(java.time.OffsetDateTime.now().minusSeconds(1))
        .update();
    send(token, "/anything").andExpect(status().isUnauthorized());
    made("{\"name\":\"ends\",\"sourcePrefixes\":[]}");
    add("{\"name\":\"x\",\"sourcePrefixes\":[],\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
        .andExpect(jsonPath("$.field").value("expiresAt"));
    add("{\"name\":\"x\",\"sourcePrefixes\":[],\"expiresAt\":\"soon\"}")
        .andExpect(jsonPath("$.field").value("expiresAt"));
  }

  @Test
  void whatIsWrongWithAWishIsNamed() throws Exception {
    add("{\"sourcePrefixes\":[]}").andExpect(jsonPath("$.field").value("name"));
    add("{\"name\":\"a b\",\"sourcePrefixes\":[]}").andExpect(jsonPath("$.field").value("name"));
    add("{\"name\":\"x\"}").andExpect(jsonPath("$.field").value("sourcePrefixes"));
    add("{\"name\":\"x\",\"sourcePrefixes\":[\" \"]}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("sourcePrefixes"));
    add("{\"name\":\"x\",\"sourcePrefixes\":[],\"channel\":\"Fax!\"}")
        .andExpect(jsonPath("$.field").value("channel"));
    add("nonsense").andExpect(status().isBadRequest());
  }

  @Test
  void aSenderMakesNoTokens() throws Exception {
    asSender(get("/api/v1/tokens")).andExpect(status().isForbidden());
    asSender(post("/api/v1/tokens").contentType("application/json").content("{}"))
        .andExpect(status().isForbidden());
    asSender(delete("/api/v1/tokens/every-source")).andExpect(status().isForbidden());
    asSender(post("/api/v1/dead-letters/replay")).andExpect(status().isForbidden());
    http.perform(get("/api/v1/tokens")).andExpect(status().isUnauthorized());
  }
}
