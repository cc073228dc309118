package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A headless Chromium for a test class, and a fresh profile with one page for each test, more when
 * asked for. Whatever a test does, it fails when a page wrote an error to the console (a breach of
 * the content security policy is one), threw, or asked for anything outside this machine. What a
 * failed test last saw is kept as a picture in {@code target}.
 */
final class Chromium
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        AfterEachCallback,
        AfterAllCallback {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Generous: the machine may be busy with the very stack the pages come from. */
  private static final double LIMIT_MS = 20_000;

  private @Nullable Playwright playwright;
  private @Nullable Browser browser;
  private final List<BrowserContext> profiles = new ArrayList<>();
  private @Nullable Page page;
  private final List<String> troubles = new ArrayList<>();
  private final Set<String> hosts = new HashSet<>();
  private final Set<String> missing = new HashSet<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!Files.isExecutable(PROGRAM)) {
      System.err.println("SKIPPED: the pages are not tried in a browser, there is no " + PROGRAM);
      abort("no " + PROGRAM);
    }
    Playwright made = driver();
    playwright = made;
    browser = launch(made);
    PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MS);
  }

  /** Drives the browser that is installed; nothing is fetched. */
  static Playwright driver() {
    return Playwright.create(
        new Playwright.CreateOptions()
            .setEnv(
                Map.of(
                    "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                    "1",
                    "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS",
                    "1")));
  }

  /** A browser that asks nobody on its own account. */
  static Browser launch(Playwright driver) {
    return driver
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(PROGRAM)
                .setHeadless(true)
                .setTimeout(LIMIT_MS)
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run")));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    troubles.clear();
    hosts.clear();
    missing.clear();
    page = another();
  }

  /** A page in a fresh profile, as of somebody else at another screen; watched like the first. */
  Page another() {
    BrowserContext profile =
        started(browser).newContext(new Browser.NewContextOptions().setViewportSize(1366, 900));
    profiles.add(profile);
    profile.setDefaultTimeout(LIMIT_MS);
    profile.onRequest(request -> hosts.add(host(request.url())));
    profile.onWebError(error -> troubles.add("thrown: " + error.error()));
    profile.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && missing.stream().noneMatch(message.location()::contains)) {
            troubles.add("console: " + message.text() + " at " + message.location());
          }
        });
    return profile.newPage();
  }

  /** The page of the test that runs. */
  Page page() {
    return started(page);
  }

  /** This address will be answered with an error, which the browser may tell the console. */
  void expectMissing(String path) {
    missing.add(path);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      String name = context.getRequiredTestMethod().getName();
      profiles.stream().flatMap(each -> each.pages().stream()).forEach(each -> keep(each, name));
      System.err.println("errors on the visited pages: " + troubles);
      return;
    }
    assertThat(troubles).as("errors on the visited pages").isEmpty();
    assertThat(hosts).as("hosts that were asked").isSubsetOf("127.0.0.1");
  }

  private void keep(Page seen, String name) {
    Path picture =
        PICTURES.resolve(
            name + (profiles.size() == 1 ? "" : profiles.indexOf(seen.context())) + ".png");
    seen.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
    System.err.println("at " + seen.url() + ", see " + picture.toAbsolutePath());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    profiles.forEach(BrowserContext::close);
    profiles.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (playwright != null) {
      playwright.close();
    }
  }

  /** Pictures and fonts within a page's own text ask nobody. */
  private static String host(String address) {
    return address.startsWith("data:") || address.startsWith("blob:")
        ? "127.0.0.1"
        : String.valueOf(URI.create(address).getHost());
  }

  private static <T> T started(@Nullable T thing) {
    if (thing == null) {
      throw new IllegalStateException("the browser is not started");
    }
    return thing;
  }
}
