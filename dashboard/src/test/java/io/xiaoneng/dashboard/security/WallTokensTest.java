package io.xiaoneng.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import jakarta.servlet.http.Cookie;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What a wall's token opens, and for how long. */
class WallTokensTest extends ApiTestBase {

  private static final Actor ADMIN = new Actor("admin", Set.of(Role.ADMIN), null);

  @Autowired WallTokens tokens;
  @Autowired WallTokenWatch watch;
  @Autowired AuditReader audit;
  @Autowired JdbcClient jdbc;

  private String made(String name, WallToken.Sight sight) {
    return tokens.make(name, sight, null, ADMIN).orElseThrow();
  }

  private static MockHttpServletRequestBuilder at(MockHttpServletRequestBuilder asked, String ip) {
    return asked.with(
        request -> {
          request.setRemoteAddr(ip);
          return request;
        });
  }

  private List<String> logged(String action) {
    return audit
        .search(new AuditReader.Search(null, action, null, null, null), Long.MAX_VALUE, 100)
        .stream()
        .map(AuditEntry::subject)
        .toList();
  }

  @Test
  void theTokenLeavesTheAddressForACookieThatScriptsCannotRead() throws Exception {
    String token = made("entrance", WallToken.Sight.ALL);
    http.perform(at(get("/wall?token=" + token + "&scene=speed&every=30"), "10.1.0.1"))
        .andExpect(status().isFound())
        .andExpect(redirectedUrl("/wall?scene=speed&every=30"))
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(cookie().value("wall", token))
        .andExpect(cookie().httpOnly("wall", true))
        .andExpect(cookie().sameSite("wall", "Lax"));
    http.perform(get("/wall").cookie(new Cookie("wall", token))).andExpect(status().isOk());
    assertThat(logged("wall.opened")).contains("wall-token/entrance");
  }

  @Test
  void theCookieOpensTheWallAndNothingElseThatStrangersMayNot() throws Exception {
    Cookie cookie = new Cookie("wall", made("everywhere", WallToken.Sight.ALL));
    TreeMap<String, Integer> open = new TreeMap<>();
    for (String line : table()) {
      String[] fields = line.split(",");
      String[] endpoint = fields[0].split(" ", 2);
      if (fields[1].equals("y")) {
        continue;
      }
      String path =
          endpoint[1].replace("{*path}", "x").replaceAll("\\{[^}]*}", "x").replace("/**", "/x");
      MockHttpServletResponse answer =
          http.perform(request(HttpMethod.valueOf(endpoint[0]), path).cookie(cookie).with(csrf()))
              .andReturn()
              .getResponse();
      boolean refused =
          answer.getStatus() == 401
              || answer.getStatus() == 403
              || answer.getStatus() == 302
                  && String.valueOf(answer.getRedirectedUrl()).endsWith("/login");
      if (!refused) {
        open.put(fields[0], answer.getStatus());
      }
    }
    assertThat(open).containsOnlyKeys("GET /wall");
  }

  private static List<String> table() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(WallTokensTest.class.getResourceAsStream("/security/access.csv"))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSizeGreaterThan(100);
      return lines.subList(1, lines.size());
    }
  }

  @Test
  void noSessionIsBegunThatWouldOutliveTheToken() throws Exception {
    String token = made("sessionless", WallToken.Sight.ALL);
    for (String path : List.of("/wall?token=" + token, "/wall", "/api/v1/live?view=wall")) {
      MvcResult answer = http.perform(get(path).cookie(new Cookie("wall", token))).andReturn();
      assertThat(answer.getResponse().getStatus()).as(path).isLessThan(400);
      assertThat(answer.getRequest().getSession(false)).as(path).isNull();
    }
  }

  @Test
  void aTokenFollowsItsOwnViewAlone() throws Exception {
    Cookie all = new Cookie("wall", made("leaders", WallToken.Sight.ALL));
    Cookie figures = new Cookie("wall", made("hall", WallToken.Sight.FIGURES));
    http.perform(get("/api/v1/live?view=wall").cookie(all)).andExpect(status().isOk());
    http.perform(get("/api/v1/live?view=wall-figures").cookie(all))
        .andExpect(status().isForbidden());
    http.perform(get("/api/v1/live?view=overview").cookie(all)).andExpect(status().isForbidden());
    http.perform(get("/api/v1/live").cookie(all)).andExpect(status().isForbidden());
    http.perform(get("/api/v1/live?view=wall-figures").cookie(figures)).andExpect(status().isOk());
    http.perform(get("/api/v1/live?view=wall").cookie(figures)).andExpect(status().isForbidden());
  }

  @Test
  void whatHasRunOutOpensNothingAndItsCookieGoes() throws Exception {
    String token =
        tokens
            .make("ends", WallToken.Sight.ALL, Instant.now().plusSeconds(3_600), ADMIN)
            .orElseThrow();
    http.perform(get("/wall").cookie(new Cookie("wall", token))).andExpect(status().isOk());
    jdbc.sql("update wall_token set expires_at = ? where name = 'ends'")
        .param(OffsetDateTime.now().minusSeconds(1))
        .update();
    http.perform(get("/wall").cookie(new Cookie("wall", token)))
        .andExpect(redirectedUrl("/wall/closed?why=ended"))
        .andExpect(cookie().maxAge("wall", 0));
    http.perform(get("/wall?token=" + token)).andExpect(redirectedUrl("/wall/closed?why=ended"));
    http.perform(get("/api/v1/live?view=wall").cookie(new Cookie("wall", token)))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void whatWasTakenBackOpensNothingAndItsStreamEnds() throws Exception {
    String token = made("taken", WallToken.Sight.ALL);
    WallToken bearer = tokens.find(token).orElseThrow().token();
    assertThat(watch.isGood(bearer)).isTrue();
    watch.look();
    assertThat(watch.isGood(bearer)).isTrue();
    assertThat(tokens.revoke(bearer.id(), ADMIN)).isTrue();
    watch.look();
    assertThat(watch.isGood(bearer)).isFalse();
    http.perform(get("/wall").cookie(new Cookie("wall", token)))
        .andExpect(redirectedUrl("/wall/closed?why=ended"));
    assertThat(tokens.revoke(bearer.id(), ADMIN)).isFalse();
    assertThat(logged("wall-token.revoked")).containsOnlyOnce("wall-token/taken");
  }

  @Test
  void whoTriesTokensIsHeldUpAndWallsThatAreInGoOn() throws Exception {
    Cookie good = new Cookie("wall", made("beside", WallToken.Sight.FIGURES));
    String late = made("late", WallToken.Sight.FIGURES);
    for (int i = 0; i < SignInGuard.FAILURES; i++) {
      http.perform(at(get("/wall?token=guess-" + i), "10.2.0.1"))
          .andExpect(redirectedUrl("/wall/closed?why=unknown"));
    }
    http.perform(at(get("/wall?token=" + late), "10.2.0.1"))
        .andExpect(redirectedUrl("/wall/closed?why=busy"));
    http.perform(at(get("/wall").cookie(good), "10.2.0.1")).andExpect(status().isOk());
    http.perform(at(get("/wall?token=" + late), "10.2.0.2")).andExpect(redirectedUrl("/wall"));
    assertThat(logged("wall.refused")).hasSizeGreaterThanOrEqualTo(SignInGuard.FAILURES);
  }

  @Test
  void whoHasSignedInIsWhoTheyAreWhateverCookieLiesBeside() throws Exception {
    Cookie good = new Cookie("wall", made("shared", WallToken.Sight.ALL));
    http.perform(get("/wall").cookie(good).with(user("sec").roles("SECURITY")))
        .andExpect(status().isForbidden());
  }

  @Test
  void anAdministratorMakesATokenThatIsShownOnceAndKeptAsAHash() throws Exception {
    String page = page(post("/wall/tokens").param("name", "lobby").param("sight", "FIGURES"), 200);
    Matcher shown = Pattern.compile("/wall\\?token=([A-Za-z0-9_-]{43})").matcher(page);
    assertThat(shown.find()).isTrue();
    String token = shown.group(1);
    assertThat(page(get("/wall/tokens"), 200)).contains("lobby").doesNotContain(token);
    assertThat(
            jdbc.sql("select token_hash from wall_token where name = 'lobby'")
                .query(String.class)
                .single())
        .hasSize(64)
        .doesNotContain(token);
    http.perform(get("/wall").cookie(new Cookie("wall", token))).andExpect(status().isOk());
    assertThat(tokens.find(token).orElseThrow().lastUsedAt()).isNotNull();
    assertThat(logged("wall-token.made")).contains("wall-token/lobby");
    assertThat(page(post("/wall/tokens").param("name", "lobby").param("sight", "ALL"), 400))
        .contains("已经有一个有效的同名授权");
    long id = tokens.find(token).orElseThrow().token().id();
    http.perform(post("/wall/tokens/" + id + "/revoke").with(keeper()).with(csrf()))
        .andExpect(redirectedUrl("/wall/tokens"));
    assertThat(page(post("/wall/tokens").param("name", "lobby").param("sight", "ALL"), 200))
        .contains("/wall?token=");
    assertThat(page(post("/wall/tokens/" + id + "/revoke"), 404)).contains("已经收回");
  }

  @Test
  void whatIsWrongWithAWishIsSaidAndNothingIsMade() throws Exception {
    assertThat(page(post("/wall/tokens").param("sight", "ALL"), 400)).contains("1 到 100");
    assertThat(page(post("/wall/tokens").param("name", "w").param("sight", "SOME"), 400))
        .contains("请选择");
    assertThat(
            page(
                post("/wall/tokens")
                    .param("name", "w")
                    .param("sight", "ALL")
                    .param("until", "2020-01-01"),
                400))
        .contains("不能早于今天");
    assertThat(tokens.list()).noneMatch(each -> each.token().name().equals("w"));
  }

  @Test
  void aClosedScreenSaysWhy() throws Exception {
    for (String why : List.of("unknown", "ended", "busy", "nonsense")) {
      String page =
          http.perform(get("/wall/closed?why=" + why + "&lang=en"))
              .andExpect(status().isForbidden())
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      assertThat(page).contains("token").doesNotContain("??");
    }
  }

  private static RequestPostProcessor keeper() {
    return user("admin").roles("ADMIN");
  }

  private String page(MockHttpServletRequestBuilder asked, int expected) throws Exception {
    return http.perform(asked.with(keeper()).with(csrf()))
        .andExpect(status().is(expected))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
