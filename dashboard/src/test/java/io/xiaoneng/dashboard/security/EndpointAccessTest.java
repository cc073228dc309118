package io.xiaoneng.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Goes to every endpoint as everybody and compares with {@code security/access.csv}, which is
 * written by hand and knows nothing of the {@link AccessTable}. An endpoint that has no line there
 * fails, as does a line without an endpoint.
 *
 * <p>{@code y} may, {@code -} may not. For a unit's user: {@code own} with the code of their unit
 * in the path and not with another, {@code param} likewise in the parameter {@code unit}, {@code
 * asks} only what turns out to be theirs: nothing does, without cases and points.
 */
@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.clickhouse=jdbc:clickhouse://127.0.0.1:1/default",
      "xiaoneng.kafka=127.0.0.1:1",
      "xiaoneng.clickhouse-patience=0s"
    })
@AutoConfigureMockMvc
class EndpointAccessTest {

  private static final String WALK = "X-Walk";
  private static final String OWN = "610113";
  private static final String OTHER = "610112";

  @TempDir static Path data;

  @Autowired MockMvc http;
  @Autowired List<RequestMappingInfoHandlerMapping> mappings;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.data", data::toString);
  }

  /** Stops a request of the walk in front of its controller, and says that it came so far. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Walk implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(
          new HandlerInterceptor() {
            @Override
            public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
              if (request.getHeader(WALK) == null) {
                return true;
              }
              response.setHeader(WALK, "reached");
              return false;
            }
          });
    }
  }

  private record Line(String endpoint, Map<String, String> cells) {}

  private static Map<String, Line> table() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            EndpointAccessTest.class.getResourceAsStream("/security/access.csv"))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> head = List.of(lines.get(0).split(","));
      Map<String, Line> table = new LinkedHashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> fields = List.of(line.split(","));
        assertThat(fields).as(line).hasSameSizeAs(head);
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 1; i < head.size(); i++) {
          cells.put(head.get(i), fields.get(i));
        }
        assertThat(table.put(fields.get(0), new Line(fields.get(0), cells))).as(line).isNull();
      }
      return table;
    }
  }

  private Set<String> endpoints() {
    Set<String> endpoints = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping mapping : mappings) {
      mapping
          .getHandlerMethods()
          .keySet()
          .forEach(
              info ->
                  info.getPatternValues()
                      .forEach(
                          pattern -> {
                            List<String> methods =
                                info.getMethodsCondition().getMethods().stream()
                                    .map(Enum::name)
                                    .toList();
                            (methods.isEmpty() ? List.of("GET") : methods)
                                .forEach(method -> endpoints.add(method + " " + pattern));
                          }));
    }
    return endpoints;
  }

  @Test
  void everyEndpointHasALineAndEveryLineAnEndpoint() throws Exception {
    assertThat(endpoints()).containsExactlyInAnyOrderElementsOf(table().keySet());
  }

  @Test
  void everybodyMayWhatTheTableSaysAndNothingElse() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    for (Line line : table().values()) {
      for (Map.Entry<String, String> cell : line.cells().entrySet()) {
        String why = judge(line.endpoint(), cell.getKey(), cell.getValue());
        if (!why.isEmpty()) {
          wrong.put(line.endpoint() + " as " + cell.getKey(), why);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private String judge(String endpoint, String who, String cell) throws Exception {
    return switch (cell) {
      case "y" -> expect(true, go(endpoint, who, OWN, null));
      case "-" -> expect(false, go(endpoint, who, OWN, null));
      case "own" ->
          expect(true, go(endpoint, who, OWN, null))
              + expect(false, go(endpoint, who, OTHER, null));
      case "param" ->
          expect(true, go(endpoint, who, OWN, null))
              + expect(true, go(endpoint, who, OWN, OWN))
              + expect(false, go(endpoint, who, OWN, OTHER))
              + expect(false, go(endpoint, who, OWN, OWN + "," + OTHER));
      case "asks" -> {
        int status = go(endpoint, who, OTHER, null).getStatus();
        yield status == 404 || status == 503 ? "" : "answers " + status;
      }
      default -> "is " + cell + " in the table";
    };
  }

  private static String expect(boolean reached, MockHttpServletResponse response) {
    int status = response.getStatus();
    boolean refused =
        status == 401
            || status == 403
            || status == 302 && String.valueOf(response.getRedirectedUrl()).endsWith("/login")
            // The front page shows whom it is not for where theirs is.
            || status == 302 && response.getHeader(WALK) == null;
    return refused != reached ? "" : "is " + (refused ? "refused" : "let in") + ": " + status;
  }

  private MockHttpServletResponse go(
      String endpoint, String who, String code, @Nullable String unit) throws Exception {
    String[] parts = endpoint.split(" ", 2);
    boolean ofCase = parts[1].contains("/cases/{");
    String path =
        parts[1]
            .replace("{code}", code)
            .replace("{id}", ofCase ? "c-1" : "on-time")
            .replace("{*path}", "c-1")
            .replace("//", "/")
            .replaceAll("\\{[^}]*}", "x")
            .replace("/**", "/x");
    MockHttpServletRequestBuilder asked =
        request(HttpMethod.valueOf(parts[0]), path).header(WALK, "1").with(csrf());
    if (path.equals("/cases")) {
      asked.param("q", "c-1");
    }
    if (unit != null) {
      asked.param("unit", unit);
    }
    if (!who.equals("nobody")) {
      asked.with(as(who));
    }
    return http.perform(asked).andReturn().getResponse();
  }

  private static RequestPostProcessor as(String who) {
    if (who.equals("sender")) {
      return authentication(
          UsernamePasswordAuthenticationToken.authenticated(
              new IngestToken("yanta", null, List.of(), false),
              null,
              AuthorityUtils.createAuthorityList(BearerTokenFilter.INGEST)));
    }
    Role role = Role.valueOf(who);
    return user(who)
        .authorities(new ArrayList<>(Authorities.of(Set.of(role), role == Role.UNIT ? OWN : null)));
  }
}
