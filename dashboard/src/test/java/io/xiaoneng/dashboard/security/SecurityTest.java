package io.xiaoneng.dashboard.security;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.clickhouse=jdbc:clickhouse://127.0.0.1:1/default",
      "xiaoneng.kafka=127.0.0.1:1",
      "xiaoneng.intake.requests-per-minute=2",
      "xiaoneng.clickhouse-patience=0s"
    })
@AutoConfigureMockMvc
class SecurityTest {

  @TempDir static Path data;

  @Autowired MockMvc http;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.data", data::toString);
  }

  @Test
  void healthIsPublicAndFiguresAreNot() throws Exception {
    http.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
    http.perform(get("/api/v1/nothing"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().exists("WWW-Authenticate"));
    http.perform(get("/actuator/prometheus")).andExpect(status().isUnauthorized());
  }

  @Test
  void anAdministratorReadsTheApiWithBasic() throws Exception {
    http.perform(get("/api/v1/nothing").with(httpBasic("admin", "a password for tests")))
        .andExpect(status().isNotFound());
    http.perform(get("/api/v1/nothing").with(httpBasic("admin", "another")))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void aSendersTokenReadsNoFigures() throws Exception {
    http.perform(
            get("/api/v1/nothing")
                .header("Authorization", "Bearer 0123456789abcdef0123456789abcdef"))
        .andExpect(status().isForbidden());
    http.perform(get("/api/v1/nothing").header("Authorization", "Bearer nobody-has-this-one"))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void pagesSendToTheLoginForm() throws Exception {
    http.perform(get("/")).andExpect(redirectedUrl("/login"));
  }

  @Test
  void theLoginFormOpensASessionOnlyWithItsCsrfToken() throws Exception {
    http.perform(
            post("/login")
                .param("username", "admin")
                .param("password", "a password for tests")
                .with(csrf()))
        .andExpect(redirectedUrl("/"));
    http.perform(
            post("/login").param("username", "admin").param("password", "a password for tests"))
        .andExpect(status().isForbidden());
  }

  @Test
  void aTokenThatSendsTooMuchIsToldWhenToComeAgain() throws Exception {
    for (int i = 0; i < 2; i++) {
      http.perform(send()).andExpect(status().isAccepted());
    }
    http.perform(send())
        .andExpect(status().isTooManyRequests())
        .andExpect(header().exists("Retry-After"))
        .andExpect(content().string(containsString("nothing of this was taken")));
  }

  private static MockHttpServletRequestBuilder send() {
    return post("/api/v1/events?dry-run=true")
        .header("Authorization", "Bearer 0123456789abcdef0123456789abcdef")
        .contentType("application/cloudevents+json")
        .content("{}");
  }

  @Test
  void withoutAnIdentityProviderNothingOfItIsShown() throws Exception {
    http.perform(get("/login"))
        .andExpect(content().string(not(containsString("/oauth2/authorization"))));
    http.perform(get("/oauth2/authorization/organisation")).andExpect(redirectedUrl("/login"));
    http.perform(get("/login/oauth2/code/organisation?code=a&state=b"))
        .andExpect(redirectedUrl("/login"));
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() throws Exception {
    http.perform(get("/account").with(user("admin").roles("ADMIN")))
        .andExpect(header().string("Cache-Control", containsString("no-store")));
    http.perform(get("/api/v1/tokens").with(httpBasic("admin", "a password for tests")))
        .andExpect(header().string("Cache-Control", containsString("no-store")));
    http.perform(get("/login"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("X-Frame-Options", "DENY"))
        .andExpect(
            header()
                .string("Content-Security-Policy", SecurityConfiguration.CONTENT_SECURITY_POLICY));
  }
}
