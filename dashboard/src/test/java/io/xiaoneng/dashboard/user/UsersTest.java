package io.xiaoneng.dashboard.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.event.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.clickhouse=jdbc:clickhouse://127.0.0.1:1/default",
      "xiaoneng.kafka=127.0.0.1:1",
      "xiaoneng.open-registry=true",
      "xiaoneng.clickhouse-patience=0s"
    })
@AutoConfigureMockMvc
class UsersTest {

  private static final String NEW = "a better one 2026";

  @TempDir static Path data;

  @Autowired MockMvc http;
  @Autowired AuditReader audit;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.data", data::toString);
  }

  private static RequestPostProcessor keeper() {
    return user("security").authorities(Authorities.of(Set.of(Role.SECURITY), null));
  }

  private ResultActions add(String body) throws Exception {
    return http.perform(
        post("/api/v1/users").contentType("application/json").content(body).with(keeper()));
  }

  private String made(String username, String roles) throws Exception {
    String answer =
        add("{\"username\":\"%s\",\"roles\":[%s]}".formatted(username, roles))
            .andExpect(status().isCreated())
            .andExpect(header().string("Cache-Control", "no-store"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return String.valueOf(((Map<?, ?>) Json.parse(answer)).get("password"));
  }

  private MockHttpSession signIn(String username, String password) throws Exception {
    return (MockHttpSession)
        http.perform(
                post("/login").param("username", username).param("password", password).with(csrf()))
            .andExpect(status().is3xxRedirection())
            .andReturn()
            .getRequest()
            .getSession();
  }

  private ResultActions change(MockHttpSession session, String before, String after)
      throws Exception {
    return http.perform(
        post("/account")
            .session(session)
            .param("before", before)
            .param("after", after)
            .param("again", after)
            .with(csrf()));
  }

  private List<String> actions(String subject) {
    return audit
        .search(new AuditReader.Search(null, null, subject, null, null), Long.MAX_VALUE, 100)
        .stream()
        .map(AuditEntry::action)
        .toList();
  }

  @Test
  void aNewUserChangesThePasswordFirstAndThenMayWhatTheRolesSay() throws Exception {
    String password = made("mei", "\"SUPERVISOR\",\"LEADER\"");
    http.perform(get("/api/v1/nothing").with(httpBasic("mei", password)))
        .andExpect(status().isForbidden());
    MockHttpSession session = signIn("mei", password);
    http.perform(get("/metrics").session(session)).andExpect(redirectedUrl("/account"));
    http.perform(get("/account").session(session)).andExpect(status().isOk());
    change(session, password, "short").andExpect(status().isBadRequest());
    change(session, "not it", NEW).andExpect(status().isBadRequest());
    change(session, password, NEW).andExpect(redirectedUrl("/login?changed"));
    http.perform(get("/account").session(session)).andExpect(redirectedUrl("/login"));

    MockHttpSession again = signIn("mei", NEW);
    http.perform(get("/notices?lang=en").session(again))
        .andExpect(content().string(containsString("Your password was changed")));
    http.perform(get("/notices?lang=en").with(keeper()))
        .andExpect(content().string(not(containsString("Your password was changed"))));
    http.perform(get("/metrics").session(again)).andExpect(status().isOk());
    http.perform(get("/users").session(again)).andExpect(status().isForbidden());
    assertThat(actions("user/mei"))
        .contains("user.created", "login", "user.password-changed")
        .doesNotContain(password);
  }

  @Test
  void whoeverIsSwitchedOffIsOutAtOnce() throws Exception {
    String password = made("bo", "\"LEADER\"");
    MockHttpSession session = signIn("bo", password);
    change(session, password, NEW).andExpect(redirectedUrl("/login?changed"));
    MockHttpSession again = signIn("bo", NEW);
    http.perform(get("/api/v1/metrics").session(again)).andExpect(status().isOk());
    http.perform(get("/api/v1/metrics").with(httpBasic("bo", NEW))).andExpect(status().isOk());
    http.perform(
            put("/api/v1/users/bo")
                .contentType("application/json")
                .content("{\"roles\":[\"LEADER\"],\"enabled\":false}")
                .with(keeper()))
        .andExpect(jsonPath("$.enabled").value(false));
    http.perform(get("/api/v1/metrics").session(again)).andExpect(status().isUnauthorized());
    http.perform(get("/api/v1/metrics").with(httpBasic("bo", NEW)))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void fiveWrongPasswordsLockAlsoForTheRightOne() throws Exception {
    String password = made("li", "\"LEADER\"");
    for (int i = 0; i < 5; i++) {
      http.perform(post("/login").param("username", "li").param("password", "no").with(csrf()))
          .andExpect(redirectedUrl("/login?error"));
    }
    http.perform(post("/login").param("username", "li").param("password", password).with(csrf()))
        .andExpect(redirectedUrl("/login?locked"));
    http.perform(get("/api/v1/metrics").with(httpBasic("li", password)))
        .andExpect(status().isTooManyRequests());
    assertThat(actions("user/li")).contains("login.locked", "login.failed");
    http.perform(post("/api/v1/users/li/password").with(keeper())).andExpect(status().isOk());
    http.perform(get("/api/v1/metrics").with(httpBasic("li", password)))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void whatIsWrongWithAWishIsNamed() throws Exception {
    add("{\"username\":\"a b\",\"roles\":[\"LEADER\"]}")
        .andExpect(jsonPath("$.field").value("username"));
    add("{\"username\":\"admin\",\"roles\":[\"LEADER\"]}")
        .andExpect(jsonPath("$.field").value("username"));
    add("{\"username\":\"x\"}").andExpect(jsonPath("$.field").value("roles"));
    add("{\"username\":\"x\",\"roles\":[\"KING\"]}").andExpect(jsonPath("$.field").value("roles"));
    add("{\"username\":\"x\",\"roles\":[\"ADMIN\",\"SECURITY\"]}")
        .andExpect(jsonPath("$.field").value("roles"));
    add("{\"username\":\"x\",\"roles\":[\"UNIT\"]}").andExpect(jsonPath("$.field").value("unit"));
    add("{\"username\":\"x\",\"roles\":[\"LEADER\"],\"unit\":\"u\"}")
        .andExpect(jsonPath("$.field").value("unit"));
    http.perform(post("/api/v1/users/nobody-here/password").with(keeper()))
        .andExpect(status().isNotFound());
  }

  @Test
  void nobodyChangesTheirOwnRightsAndTheFirstAdministratorStays() throws Exception {
    for (String name : List.of("security", "admin")) {
      http.perform(
              put("/api/v1/users/" + name)
                  .contentType("application/json")
                  .content("{\"roles\":[\"LEADER\"]}")
                  .with(keeper()))
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.field").value("username"));
    }
    http.perform(get("/api/v1/users").with(keeper()))
        .andExpect(jsonPath("$[*].username", hasItem("security")))
        .andExpect(jsonPath("$[*].username", hasItem("auditor")))
        .andExpect(content().string(org.hamcrest.Matchers.not(containsString("hash"))));
  }

  @Test
  void thePagesOfThoseWhoKeepUsersAndTheLogAreShown() throws Exception {
    http.perform(get("/").with(keeper())).andExpect(redirectedUrl("/users"));
    http.perform(get("/users").with(keeper()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("安全管理员")));
    http.perform(
            post("/users")
                .param("username", "wu")
                .param("role", "UNIT")
                .param("unit", "610113")
                .with(keeper())
                .with(csrf()))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "no-store"));
    http.perform(post("/users/wu").param("role", "KING").with(keeper()).with(csrf()))
        .andExpect(status().isBadRequest());
    http.perform(post("/users/wu/password").with(keeper()).with(csrf())).andExpect(status().isOk());
    http.perform(post("/users/no/password").with(keeper()).with(csrf()))
        .andExpect(status().isNotFound());
    RequestPostProcessor auditor =
        user("auditor").authorities(Authorities.of(Set.of(Role.AUDITOR), null));
    http.perform(get("/").with(auditor)).andExpect(redirectedUrl("/audit"));
    http.perform(get("/audit?text=user/wu&verify=1&lang=en").with(auditor))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("user.created")))
        .andExpect(content().string(containsString("The log is whole")));
    http.perform(get("/audit?from=nonsense").with(auditor)).andExpect(status().isBadRequest());
    http.perform(get("/api/v1/audit?text=user/wu&size=1").with(auditor))
        .andExpect(jsonPath("$.entries.length()").value(1))
        .andExpect(jsonPath("$.next").isNumber());
    http.perform(get("/api/v1/audit/verify").with(auditor))
        .andExpect(jsonPath("$.brokenAt").isEmpty());
    http.perform(get("/api/v1/audit/export?text=user/wu").with(auditor))
        .andExpect(content().string(containsString("user.created")));
    assertThat(actions("GET /api/v1/audit/export")).contains("export.audit");
  }

  @Test
  void behindTlsBrowsersAreToldToStayThere() throws Exception {
    http.perform(get("/login").secure(true))
        .andExpect(header().string("Strict-Transport-Security", containsString("max-age=")));
    http.perform(get("/login")).andExpect(header().doesNotExist("Strict-Transport-Security"));
  }
}
