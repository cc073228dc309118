package io.xiaoneng.dashboard.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as signing in takes: cookies, forms, and redirects one at a time. */
final class Browser {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(LIMIT)
          .build();

  HttpResponse<String> get(String address) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html"));
  }

  HttpResponse<String> post(String address, Map<String, String> form) throws Exception {
    String body =
        form.entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Where an answer sends the browser, as a whole address. */
  static String target(HttpResponse<?> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " redirects").isBetween(301, 303);
    return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow()).toString();
  }

  /** The value of a page's hidden field. */
  static String hidden(HttpResponse<String> page, String name) {
    Matcher field =
        Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*value=\"([^\"]*)\"")
            .matcher(page.body());
    assertThat(field.find()).as("field " + name + " on " + page.uri()).isTrue();
    return field.group(1);
  }

  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(each -> each.getName().equals(name))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
