package io.xiaoneng.dashboard.page.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xiaoneng.dashboard.ApiTestBase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every page of a city that has neither a case nor a registry. */
class EmptyCityPagesTest extends ApiTestBase {

  /** Numbers that are none, and shares of nothing. */
  private static final Pattern UNSEEMLY =
      Pattern.compile("NaN|Infinity|>null<|null%|>0\\.0%|>0%<|>100\\.0%<|—%|\\?\\?|\\$\\{");

  static Stream<Line> pages() throws IOException {
    return Line.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void itStandsAndShowsNoShareOfNothing(Line line) throws Exception {
    for (String language : List.of("zh", "en")) {
      String address =
          line.address()
              .replace("{case}", "NONE-1")
              .replace("{yesterday}", Instant.now().minus(Duration.ofDays(1)).toString());
      String roles = "ADMIN LEADER SUPERVISOR REVIEWER ASSESSOR SECURITY AUDITOR";
      MockHttpServletResponse answer =
          http.perform(
                  get(URI.create(address))
                      .param("lang", language)
                      .with(user("admin").roles(roles.split(" "))))
              .andReturn()
              .getResponse();
      assertThat(answer.getStatus()).isEqualTo(line.empty());
      String page = answer.getContentAsString(StandardCharsets.UTF_8);
      // Random letters may be any.
      assertThat(page.replaceAll("(name=\"_csrf\" value|data-csrf)=\"[^\"]*\"", ""))
          .doesNotContainPattern(UNSEEMLY);
    }
  }
}
