package io.xiaoneng.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks over a real connection, with cookies, for what is seen only there. */
public final class RealBrowser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).connectTimeout(LIMIT).build();
  private final int port;

  public RealBrowser(int port) {
    this.port = port;
  }

  /** A request for that path, which may take two minutes. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(LIMIT);
  }

  /** The answer to a request. */
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return http.send(request, body);
  }

  /** Fills in the form of the page of signing in. */
  public void signIn(String user, String password) throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(send(to("/login").GET().build(), BodyHandlers.ofString()).body());
    assertThat(token.find()).as("a token on the page of signing in").isTrue();
    String form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(encoded(user), encoded(password), encoded(token.group(1)));
    HttpResponse<Void> answer =
        send(
            to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
