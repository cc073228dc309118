package io.xiaoneng.dashboard.security.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.SetClock;
import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.security.Accounts;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.springframework.test.web.servlet.ResultActions;

@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.clickhouse=jdbc:clickhouse://127.0.0.1:1/default",
      "xiaoneng.kafka=127.0.0.1:1",
      "xiaoneng.clickhouse-patience=0s"
    })
@AutoConfigureMockMvc
@Import(TimeForTests.class)
class SecondFactorTest {

  private static final String PASSWORD = "correct horse 12";

  @TempDir static Path data;

  @Autowired MockMvc http;
  @Autowired Accounts accounts;
  @Autowired SecondFactors factors;
  @Autowired AuditReader reader;
  @Autowired SetClock time;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.data", data::toString);
  }

  private void account(String name) {
    accounts.create(name, PASSWORD, Set.of(Role.LEADER), null, false);
  }

  private MockHttpSession password(String name, String onward) throws Exception {
    return (MockHttpSession)
        http.perform(
                post("/login").param("username", name).param("password", PASSWORD).with(csrf()))
            .andExpect(redirectedUrl(onward))
            .andReturn()
            .getRequest()
            .getSession();
  }

  private ResultActions give(MockHttpSession session, String code) throws Exception {
    return http.perform(post("/login/code").param("code", code).session(session).with(csrf()));
  }

  private ResultActions change(MockHttpSession session, String what, String name, String value)
      throws Exception {
    return http.perform(
        post("/account/second-factor" + what).param(name, value).session(session).with(csrf()));
  }

  /** Sets the second factor up on the page, and gives the device's secret. */
  private byte[] enrol(MockHttpSession session) throws Exception {
    change(session, "", "password", PASSWORD).andExpect(redirectedUrl("/account#second-factor"));
    byte[] secret = Device.secret(page(session));
    change(session, "/confirm", "code", code(secret)).andExpect(status().isOk());
    return secret;
  }

  private String page(MockHttpSession session) throws Exception {
    return http.perform(get("/account").session(session))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String code(byte[] secret) {
    return Totp.code(secret, Totp.step(time.instant()), Totp.DIGITS);
  }

  private List<String> actions(String name) {
    return reader
        .search(new AuditReader.Search(null, null, "user/" + name, null, null), Long.MAX_VALUE, 100)
        .stream()
        .map(AuditEntry::action)
        .toList();
  }

  @Test
  void whoSetsItUpSignsInWithItFromThenOn() throws Exception {
    account("mei");
    MockHttpSession other = password("mei", "/");
    MockHttpSession own = password("mei", "/");
    change(own, "", "password", "not it").andExpect(status().isBadRequest());
    change(own, "", "password", PASSWORD).andExpect(redirectedUrl("/account#second-factor"));
    String page = page(own);
    assertThat(page).contains("otpauth://totp/Xiaoneng:mei?secret=", "<svg class=\"qr\"");
    byte[] secret = Device.secret(page);
    change(own, "/confirm", "code", "000 000x").andExpect(status().isBadRequest());
    assertThat(factors.has("mei")).isFalse();
    String shown =
        change(own, "/confirm", "code", code(secret))
            .andExpect(status().isOk())
            .andExpect(header().string("Cache-Control", "no-store"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(Device.recoveryCodes(shown)).hasSize(SecondFactors.RECOVERY_CODES);
    assertThat(page(own)).doesNotContain("otpauth", Device.recoveryCodes(shown).get(0));
    http.perform(get("/metrics").session(own)).andExpect(status().isOk());
    http.perform(get("/metrics").session(other)).andExpect(redirectedUrl("/login"));

    int logins = actions("mei").stream().filter("login"::equals).toList().size();
    MockHttpSession half = password("mei", "/login/code");
    for (String closed : List.of("/metrics", "/account", "/notices", "/")) {
      http.perform(get(closed).session(half)).andExpect(redirectedUrl("/login/code"));
    }
    http.perform(get("/api/v1/metrics").session(half)).andExpect(status().isForbidden());
    http.perform(get("/api/v1/notices").session(half)).andExpect(status().isForbidden());
    change(half, "/remove", "password", PASSWORD).andExpect(redirectedUrl("/login/code"));
    http.perform(get("/login/code?lang=en").session(half))
        .andExpect(content().string(containsString("The password of mei is right")));
    // That of the set-up is used.
    give(half, code(secret)).andExpect(status().isBadRequest());
    assertThat(actions("mei").stream().filter("login"::equals)).hasSize(logins);
    time.go(Duration.ofSeconds(30));
    String before = half.getId();
    give(half, " " + code(secret).substring(0, 3) + " " + code(secret).substring(3))
        .andExpect(status().is3xxRedirection());
    assertThat(half.getId()).isNotEqualTo(before);
    http.perform(get("/metrics").session(half)).andExpect(status().isOk());
    assertThat(actions("mei").stream().filter("login"::equals)).hasSize(logins + 1);
    assertThat(actions("mei")).contains("user.second-factor-set-up", "login.failed");
    // A page that nobody waits on.
    http.perform(get("/login/code").session(half)).andExpect(redirectedUrl("/login"));
    http.perform(get("/login/code")).andExpect(redirectedUrl("/login"));
  }

  @Test
  void httpBasicDoesNotGoAroundIt() throws Exception {
    account("bo");
    http.perform(get("/api/v1/metrics").with(httpBasic("bo", PASSWORD))).andExpect(status().isOk());
    enrol(password("bo", "/"));
    http.perform(get("/api/v1/metrics").with(httpBasic("bo", PASSWORD)))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail").value(containsString("second factor")));
    http.perform(get("/api/v1/notices").with(httpBasic("bo", PASSWORD)))
        .andExpect(status().isForbidden());
  }

  @Test
  void aRecoveryCodeIsGoodOnceAndNewOnesTakeThePlaceOfTheOld() throws Exception {
    account("li");
    MockHttpSession own = password("li", "/");
    enrol(own);
    String first =
        change(own, "/codes", "password", PASSWORD)
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    List<String> codes = Device.recoveryCodes(first);
    give(password("li", "/login/code"), codes.get(0)).andExpect(status().is3xxRedirection());
    give(password("li", "/login/code"), codes.get(0)).andExpect(status().isBadRequest());
    give(password("li", "/login/code"), codes.get(1).toLowerCase(java.util.Locale.ROOT))
        .andExpect(status().is3xxRedirection());
    assertThat(factors.codesLeft("li")).isEqualTo(SecondFactors.RECOVERY_CODES - 2);
    change(own, "/codes", "password", PASSWORD).andExpect(status().isOk());
    give(password("li", "/login/code"), codes.get(2)).andExpect(status().isBadRequest());
  }

  @Test
  void wrongCodesLockAlsoForWhoGivesThePasswordAnew() throws Exception {
    account("gu");
    byte[] secret = enrol(password("gu", "/"));
    time.go(Duration.ofMinutes(1));
    for (int i = 0; i < 4; i++) {
      give(password("gu", "/login/code"), "wrong").andExpect(status().isBadRequest());
    }
    give(password("gu", "/login/code"), "wrong").andExpect(redirectedUrl("/login?locked"));
    assertThat(actions("gu")).contains("login.locked");
    give(password("gu", "/login/code"), code(secret)).andExpect(redirectedUrl("/login?locked"));
    time.go(Duration.ofMinutes(16));
    give(password("gu", "/login/code"), code(secret)).andExpect(status().is3xxRedirection());
  }

  @Test
  void whoKeepsUsersTakesItAwayAndNobodyElseDoes() throws Exception {
    account("yu");
    enrol(password("yu", "/"));
    var keeper = user("security").authorities(Authorities.of(Set.of(Role.SECURITY), null));
    http.perform(get("/api/v1/users/yu").with(keeper))
        .andExpect(jsonPath("$.secondFactor").value(true));
    http.perform(delete("/api/v1/users/yu/second-factor").with(user("admin").roles("ADMIN")))
        .andExpect(status().isForbidden());
    http.perform(delete("/api/v1/users/yu/second-factor").with(keeper))
        .andExpect(jsonPath("$.secondFactor").value(false));
    http.perform(delete("/api/v1/users/yu/second-factor").with(keeper))
        .andExpect(status().isBadRequest());
    http.perform(delete("/api/v1/users/yu/identity").with(keeper))
        .andExpect(status().isBadRequest());
    http.perform(delete("/api/v1/users/nobody/second-factor").with(keeper))
        .andExpect(status().isNotFound());
    http.perform(post("/users/yu/second-factor").with(keeper).with(csrf()))
        .andExpect(status().isBadRequest());
    password("yu", "/");
    assertThat(actions("yu")).contains("user.second-factor-reset");
  }

  @Test
  void oneTurnsItOffWithOnesPassword() throws Exception {
    account("hu");
    MockHttpSession own = password("hu", "/");
    enrol(own);
    change(own, "/remove", "password", "not it").andExpect(status().isBadRequest());
    change(own, "/remove", "password", PASSWORD)
        .andExpect(redirectedUrl("/account?removed#second-factor"));
    password("hu", "/");
    change(own, "/codes", "password", PASSWORD).andExpect(status().isBadRequest());
  }

  @Test
  void ofManyWhoBringOneCodeAtOnceOneComesIn() throws Exception {
    account("xu");
    byte[] secret = enrol(password("xu", "/"));
    time.go(Duration.ofMinutes(1));
    String code = code(secret);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tries.add(() -> factors.accepts("xu", code));
      }
      int taken = 0;
      for (Future<Boolean> each : threads.invokeAll(tries)) {
        taken += each.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }
}
