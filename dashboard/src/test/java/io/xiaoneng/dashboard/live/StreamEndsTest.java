package io.xiaoneng.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.page.RealBrowser;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.security.Sessions;
import io.xiaoneng.dashboard.security.StoredWallToken;
import io.xiaoneng.dashboard.security.WallToken;
import io.xiaoneng.dashboard.security.WallTokens;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A stream whose caller lost the right to it says goodbye and ends as an answer ends, over a real
 * connection: only there is one seen that was cut off, since its last chunk is missing.
 */
class StreamEndsTest extends CityTestBase {

  private static final Actor ADMIN = new Actor("admin", Set.of(Role.ADMIN), null);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Autowired private WallTokens tokens;
  @Autowired private Sessions sessions;

  private RealBrowser browser;

  @BeforeEach
  void open() {
    browser = new RealBrowser(port);
  }

  /** The lines of a stream from its first picture to its end, once the right to it is taken. */
  private List<String> followed(HttpRequest asked, Runnable takeTheRight) throws Exception {
    HttpResponse<java.io.InputStream> answer = browser.send(asked, BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try (BufferedReader stream =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      Callable<List<String>> toTheEnd =
          () -> {
            List<String> lines = new ArrayList<>();
            boolean taken = false;
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
              lines.add(line);
              if (!taken && line.startsWith("event:")) {
                taken = true;
                takeTheRight.run();
              }
            }
            return lines;
          };
      return reader.submit(toTheEnd).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } finally {
      reader.shutdownNow();
    }
  }

  private void saysGoodbyeOnceAndEnds(HttpRequest asked, Runnable takeTheRight) throws Exception {
    assertThat(followed(asked, takeTheRight)).containsOnlyOnce("event:signed-out");
  }

  @Test
  void ofAWallWhoseTokenIsTakenBack() throws Exception {
    String token = tokens.make("stream", WallToken.Sight.ALL, null, ADMIN).orElseThrow();
    long id =
        tokens.list().stream()
            .map(StoredWallToken::token)
            .filter(each -> each.name().equals("stream"))
            .mapToLong(WallToken::id)
            .max()
            .orElseThrow();
    saysGoodbyeOnceAndEnds(
        browser.to("/api/v1/live?view=wall").header("Cookie", "wall=" + token).build(),
        () -> assertThat(tokens.revoke(id, ADMIN)).isTrue());
  }

  @Test
  void ofAUserWhoseSessionIsEnded() throws Exception {
    browser.signIn("admin", PASSWORD);
    saysGoodbyeOnceAndEnds(
        browser.to("/api/v1/live?view=overview").build(), () -> sessions.end("admin"));
  }
}
