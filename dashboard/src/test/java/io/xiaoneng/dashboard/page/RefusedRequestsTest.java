package io.xiaoneng.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no controller takes, over a real connection: only there does the server show its page. */
class RefusedRequestsTest extends CityTestBase {

  private static final String PROBLEM = "application/problem+json";

  private RealBrowser browser;

  @BeforeEach
  void signIn() throws Exception {
    browser = new RealBrowser(port);
    browser.signIn("admin", PASSWORD);
  }

  private HttpResponse<String> asked(String method, String path, String accept) throws Exception {
    HttpRequest request =
        browser
            .to(path)
            .header("Accept", accept)
            .header("Accept-Language", "zh")
            .method(method, BodyPublishers.noBody())
            .build();
    return browser.send(request, BodyHandlers.ofString());
  }

  private static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "/nowhere-at-all, 404, 没有这个页面",
    "/supervision/flags/seven, 400, 请求有误",
    "/supervision/rules/latest, 400, 请求有误"
  })
  void whoLooksAtPagesIsToldOnAPage(String path, int status, String words) throws Exception {
    HttpResponse<String> answer = asked("GET", path, "text/html,*/*;q=0.8");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(type(answer)).startsWith("text/html");
    assertThat(answer.body())
        .contains("<h1>" + words + "</h1>", "<title>" + words, "href=\"/\"")
        .doesNotContain("??", "problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere-at-all, 404, application/json",
    "GET, /supervision/flags/seven, 400, application/json",
    "GET, /api/v1/nowhere-at-all, 404, text/html",
    "GET, /api/v1/flags/seven, 400, text/html"
  })
  void aProgramIsToldAProblem(String method, String path, int status, String accept)
      throws Exception {
    HttpResponse<String> answer = asked(method, path, accept);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(type(answer)).startsWith(PROBLEM);
    assertThat(answer.body()).contains("\"status\":" + status);
  }
}
