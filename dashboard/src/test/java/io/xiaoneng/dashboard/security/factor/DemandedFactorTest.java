package io.xiaoneng.dashboard.security.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.SetClock;
import io.xiaoneng.dashboard.security.Accounts;
import io.xiaoneng.dashboard.security.FactorDemands;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.security.SignedIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A second factor demanded of those who keep the system. */
@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.clickhouse=jdbc:clickhouse://127.0.0.1:1/default",
      "xiaoneng.kafka=127.0.0.1:1",
      "xiaoneng.clickhouse-patience=0s",
      "xiaoneng.second-factor=administrators"
    })
@AutoConfigureMockMvc
@Import(TimeForTests.class)
class DemandedFactorTest {

  private static final String PASSWORD = "a password for tests";

  @TempDir static Path data;

  @Autowired MockMvc http;
  @Autowired Accounts accounts;
  @Autowired SignedIn signedIn;
  @Autowired SetClock time;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.data", data::toString);
  }

  private MockHttpSession signIn(String name) throws Exception {
    return (MockHttpSession)
        http.perform(
                post("/login").param("username", name).param("password", PASSWORD).with(csrf()))
            .andExpect(status().is3xxRedirection())
            .andReturn()
            .getRequest()
            .getSession();
  }

  @Test
  void anAdministratorSetsItUpBeforeAnythingElse() throws Exception {
    MockHttpSession session = signIn("admin");
    http.perform(get("/metrics").session(session)).andExpect(redirectedUrl("/account"));
    http.perform(get("/api/v1/tokens").with(httpBasic("admin", PASSWORD)))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail").value(containsString("set up a second factor")));
    http.perform(get("/account?lang=en").session(session))
        .andExpect(content().string(containsString("Your role has to sign in with")));
    http.perform(
            post("/account/second-factor")
                .param("password", PASSWORD)
                .session(session)
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    byte[] secret =
        Device.secret(
            http.perform(get("/account").session(session))
                .andReturn()
                .getResponse()
                .getContentAsString());
    http.perform(
            post("/account/second-factor/confirm")
                .param("code", Totp.code(secret, Totp.step(time.instant()), 6))
                .session(session)
                .with(csrf()))
        .andExpect(status().isOk());
    http.perform(get("/metrics").session(session)).andExpect(status().isOk());
    assertThat(session.getMaxInactiveInterval()).isEqualTo(30 * 60);
    http.perform(
            post("/account/second-factor/remove")
                .param("password", PASSWORD)
                .session(session)
                .with(csrf()))
        .andExpect(status().isBadRequest());

    MockHttpSession again = signIn("admin");
    http.perform(get("/metrics").session(again)).andExpect(redirectedUrl("/login/code"));
    assertThat(again.getMaxInactiveInterval()).isEqualTo(5 * 60);
    time.go(Duration.ofSeconds(30));
    http.perform(
            post("/login/code")
                .param("code", Totp.code(secret, Totp.step(time.instant()), 6))
                .session(again)
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    http.perform(get("/metrics").session(again)).andExpect(status().isOk());
    assertThat(again.getMaxInactiveInterval()).isEqualTo(30 * 60);

    // Whoever sets the program's environment up anew comes in with the password alone.
    accounts.setPassword("admin", PASSWORD);
    signedIn.out("admin");
    MockHttpSession last = signIn("admin");
    http.perform(get("/metrics").session(last)).andExpect(redirectedUrl("/account"));
  }

  @Test
  void ofEverybodyElseItIsNotDemanded() throws Exception {
    accounts.create("mei", PASSWORD, Set.of(Role.LEADER), null, false);
    http.perform(get("/metrics").session(signIn("mei"))).andExpect(status().isOk());
  }

  @Test
  void theSettingHasThreeWords() {
    assertThat(FactorDemands.of("none").asks(Set.of(Role.ADMIN))).isFalse();
    assertThat(FactorDemands.of("all").asks(Set.of(Role.UNIT))).isTrue();
    for (Role role : Role.values()) {
      assertThat(FactorDemands.of("administrators").asks(Set.of(role)))
          .as(role.name())
          .isEqualTo(Set.of(Role.ADMIN, Role.SECURITY, Role.AUDITOR).contains(role));
    }
    assertThatThrownBy(() -> FactorDemands.of("some"))
        .hasMessageContaining("one of none, administrators, all");
  }
}
