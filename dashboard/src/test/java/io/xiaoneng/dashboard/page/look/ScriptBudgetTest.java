package io.xiaoneng.dashboard.page.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.page.CityTestBase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * How much script a page loads, as it comes over the line: from the page, over the modules it
 * names, over what those import, at once or later, the charts' library among them.
 */
class ScriptBudgetTest extends CityTestBase {

  /** So many bytes, compressed, on any page. */
  private static final int BUDGET = 500_000;

  private static final Pattern MODULE =
      Pattern.compile(
          "<script type=\"module\" src=\"([^\"]+)\"|rel=\"modulepreload\" href=\"([^\"]+)\"");

  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*)\"(\\.[^\"]+\\.js)\"");

  private static final Pattern PAGES_SCRIPT =
      Pattern.compile(
          "layout :: page\\([^\"]*?(?:'([a-z-]*)'|\\$\\{[^}]*'([a-z-]+)'[^}]*\\})\\)\\}\"");

  private final HttpClient client = HttpClient.newHttpClient();

  private record Sent(byte[] bytes, int onTheLine) {}

  private final Map<URI, Sent> sent = new LinkedHashMap<>();

  @Test
  void noPageLoadsMoreScriptThanItsBudget() throws Exception {
    String page = body("/");
    Matcher base = Pattern.compile("src=\"(/assets/[0-9a-f]+)/js/frame.js\"").matcher(page);
    assertThat(base.find()).isTrue();
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (String script : scripts()) {
      Deque<URI> first = new ArrayDeque<>();
      Matcher module = MODULE.matcher(page);
      while (module.find()) {
        String path = module.group(1) != null ? module.group(1) : module.group(2);
        if (!path.endsWith("/js/overview.js")) {
          first.add(address(path));
        }
      }
      first.add(address(base.group(1) + "/js/" + script + ".js"));
      weights.put(script, weight(first));
    }
    System.out.println("script in bytes, compressed: " + weights);
    assertThat(weights).hasSizeGreaterThan(10);
    assertThat(weights.get("overview")).as("with the charts' library").isGreaterThan(300_000);
    assertThat(weights.values()).allMatch(each -> each <= BUDGET);
  }

  @Test
  void scriptsAreCompressedKeptForAYearAndTypedAsSuch() throws Exception {
    String page = body("/");
    Matcher module = MODULE.matcher(page);
    assertThat(module.find()).isTrue();
    HttpResponse<byte[]> answer =
        get(address(module.group(1) != null ? module.group(1) : module.group(2)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
        .contains("max-age=31536000")
        .contains("immutable");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("javascript");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void thePolicyLetsNothingInThatIsNotThePrograms() throws Exception {
    String policy =
        get(address("/login")).headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .contains("base-uri 'none'")
        .contains("form-action 'self'")
        .contains("object-src 'none'")
        .doesNotContain("unsafe")
        .doesNotContain("http:")
        .doesNotContain("*");
  }

  /** The scripts that any template names as its page's own. */
  private static TreeSet<String> scripts() throws IOException {
    TreeSet<String> scripts = new TreeSet<>();
    for (Resource each :
        new PathMatchingResourcePatternResolver().getResources("classpath*:/templates/*.html")) {
      Matcher named = PAGES_SCRIPT.matcher(each.getContentAsString(StandardCharsets.UTF_8));
      while (named.find()) {
        String script = named.group(1) != null ? named.group(1) : named.group(2);
        if (!script.isEmpty()) {
          scripts.add(script);
        }
      }
    }
    return scripts;
  }

  private int weight(Deque<URI> left) throws Exception {
    TreeSet<URI> seen = new TreeSet<>();
    int bytes = 0;
    while (!left.isEmpty()) {
      URI next = left.remove();
      if (seen.add(next)) {
        Sent module = fetched(next);
        bytes += module.onTheLine();
        if (!next.getPath().contains("/vendor/")) {
          Matcher named = IMPORT.matcher(new String(module.bytes(), StandardCharsets.UTF_8));
          while (named.find()) {
            left.add(next.resolve(named.group(1)));
          }
        }
      }
    }
    return bytes;
  }

  private Sent fetched(URI address) throws Exception {
    Sent known = sent.get(address);
    if (known == null) {
      HttpResponse<byte[]> answer = get(address);
      assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
      byte[] bytes = answer.body();
      if (answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          known = new Sent(in.readAllBytes(), bytes.length);
        }
      } else {
        known = new Sent(bytes, bytes.length);
      }
      sent.put(address, known);
    }
    return known;
  }

  private HttpResponse<byte[]> get(URI address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
