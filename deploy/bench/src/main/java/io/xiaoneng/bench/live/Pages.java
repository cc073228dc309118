package io.xiaoneng.bench.live;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.stand.Stand;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Opens pages as somebody who has signed in. */
public final class Pages {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final Pattern TOKEN =
      Pattern.compile(
          "name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");

  private final String address;
  private final CookieManager jar = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .cookieHandler(jar)
          .build();

  /**
   * Signs in as the administrator, who has the password of the {@link Stand}.
   *
   * @param address with its scheme, without a path
   * @throws BenchException where that is refused
   */
  public Pages(String address) throws IOException, InterruptedException {
    this.address = address;
    Matcher token = TOKEN.matcher(get("/login").body());
    if (!token.find()) {
      throw new BenchException("the page to sign in has no form");
    }
    String csrf = token.group(1) == null ? token.group(2) : token.group(1);
    HttpResponse<String> answer =
        http.send(
            request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "username=admin&password="
                            + URLEncoder.encode(Stand.PASSWORD, StandardCharsets.UTF_8)
                            + "&_csrf="
                            + URLEncoder.encode(csrf, StandardCharsets.UTF_8)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    String to = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() != 302 || to.contains("/login")) {
      throw new BenchException("signing in answers " + answer.statusCode() + " " + to);
    }
  }

  /** What tells the dashboard who asks, as the header {@code Cookie} has it. */
  String cookies() {
    return jar.getCookieStore().getCookies().stream()
        .map(each -> each.getName() + '=' + each.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The answer to GET of a path, whatever its status. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(ANSWER_LIMIT)
        .header("Accept", "text/html");
  }
}
