package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wall as a screen shows it, on a whole installation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallIT {

  /** Its pages; the first one is of a size of its own. */
  static final List<String> PAGES = List.of("/wall", "/wall/closed");

  private static final Duration IN_THE_FIGURES = Duration.ofMinutes(2);
  private static final double TROUBLE_MS = 180_000;
  private static final Duration SOAK =
      Duration.ofMinutes(Integer.getInteger("xiaoneng.soak-minutes", 1));

  /** Longer than all scenes with {@link #EVERY} seconds each. */
  private static final Duration TURN = Duration.ofSeconds(30);

  private static final int EVERY = 5;
  private static final int MOST_TURNS = 6;
  private static final double PAUSE_MS = 2_000;
  private static final double MEGABYTE = 1e6;

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private @Nullable Stack running;
  private int posted;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Stack stack = Stack.on(directory.resolve("data"));
    running = stack;
    stack.startEmpty();
    assertThat(stack.post(CityEvents.seed()).statusCode()).isEqualTo(202);
    stack.awaitFigures(IN_THE_FIGURES);
  }

  @AfterAll
  void stop() throws Exception {
    if (running != null) {
      running.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1920, 1080", "3840, 1080", "5760, 2160"})
  void itFillsItsScreenAndKeepsTheRules(int width, int height) {
    Page page = signedIn();
    page.setViewportSize(width, height);
    page.navigate(address() + "/wall");
    assertThat(applied()).isVisible();
    assertThat(number(page, "() => document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(number(page, "() => document.documentElement.scrollHeight")).isEqualTo(height);
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void itMovesByItself() throws Exception {
    Page page = signedIn();
    page.navigate(address() + "/wall");
    assertThat(applied()).isVisible();
    String before = applied().textContent();
    page.evaluate("() => { document.documentElement.dataset.kept = 'yes'; }");
    post();
    assertThat(applied()).not().hasText(before);
    assertThat(page.locator("html")).hasAttribute("data-kept", "yes");
  }

  @Test
  void aTokenOpensTheWallAndNothingElse() {
    Page keeper = signedIn();
    keeper.navigate(address() + "/wall/tokens?lang=en");
    keeper.getByLabel("Name of the screen").fill("Hall of the city");
    keeper.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make")).click();
    String given = keeper.getByRole(AriaRole.STATUS).locator("code").first().textContent().strip();
    Page screen = CHROMIUM.another();
    screen.navigate(given.startsWith("/") ? address() + given : given);
    assertThat(figure(screen)).isVisible();
    assertThat(screen.url()).doesNotContain("token=");
    screen.navigate(address() + "/units");
    assertThat(screen.url()).contains("/login");
  }

  @Test
  void withoutItsEngineItKeepsThePictureAndSaysSo() throws Exception {
    Page page = signedIn();
    page.navigate(address() + "/wall?lang=en");
    assertThat(applied()).isVisible();
    String before = applied().textContent();
    assertThat(page.locator("[data-trouble]")).isHidden();
    // Frozen first: a killed engine can be back before the wall has asked it anything.
    stack().freeze("clickhouse");
    Locator trouble = page.locator("[data-trouble]");
    trouble.waitFor(new Locator.WaitForOptions().setTimeout(TROUBLE_MS));
    assertThat(applied()).hasText(before);
    stack().kill("clickhouse");
    assertThat(trouble).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(TROUBLE_MS));
  }

  /** As long as {@code -Dxiaoneng.soak-minutes} says, one minute otherwise. */
  @Test
  void itGrowsByNothing() throws Exception {
    Page page = signedIn();
    page.navigate(address() + "/wall?every=" + EVERY);
    assertThat(applied()).isVisible();
    page.evaluate("() => { document.documentElement.dataset.kept = 'yes'; }");
    CDPSession tools = page.context().newCDPSession(page);
    Held before = settled(page, tools);
    busy(page, SOAK);
    Held after = held(tools);
    // a page that loads anew now and then holds little, too
    assertThat(page.locator("html")).hasAttribute("data-kept", "yes");
    System.out.printf("the wall held %s before, %s after %s%n", before, after, SOAK);
    assertThat(after.nodes).isLessThanOrEqualTo(before.nodes + before.nodes / 10);
    assertThat(after.listeners).isLessThanOrEqualTo(before.listeners + before.listeners / 10);
    assertThat(after.heap).isLessThanOrEqualTo(before.heap * 1.25 + 2 * MEGABYTE);
  }

  /**
   * What the page holds once every scene has made what is made once, each as soon as its figures
   * have come: a turn of all scenes adds no listener any more.
   */
  private Held settled(Page page, CDPSession tools) throws Exception {
    Held before = held(tools);
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      busy(page, TURN);
      Held now = held(tools);
      if (turn > 0 && now.listeners <= before.listeners) {
        return now;
      }
      before = now;
    }
    throw new AssertionError("the wall never stops adding listeners, it has " + before);
  }

  /** What a page holds after everything nobody needs was thrown away. */
  private record Held(int nodes, int listeners, double heap) {}

  private static Held held(CDPSession tools) {
    tools.send("HeapProfiler.collectGarbage");
    JsonObject counters = tools.send("Memory.getDOMCounters");
    JsonObject heap = tools.send("Runtime.getHeapUsage");
    return new Held(
        counters.get("nodes").getAsInt(),
        counters.get("jsEventListeners").getAsInt(),
        heap.get("usedSize").getAsDouble());
  }

  /** Lets figures change for so long. */
  private void busy(Page page, Duration howLong) throws Exception {
    long end = System.nanoTime() + howLong.toNanos();
    while (System.nanoTime() < end) {
      post();
      page.waitForTimeout(PAUSE_MS);
    }
  }

  private void post() throws Exception {
    posted++;
    assertThat(stack().post(CityEvents.appliedNow("WALL-" + posted)).statusCode()).isEqualTo(202);
  }

  private Locator applied() {
    return figure(CHROMIUM.page());
  }

  private static Locator figure(Page page) {
    return page.locator("[data-v='city.it.applied.value']").first();
  }

  private static int number(Page page, String script) {
    return ((Number) page.evaluate(script)).intValue();
  }

  private Page signedIn() {
    Page page = CHROMIUM.page();
    page.navigate(address() + "/login?lang=en");
    page.getByLabel("User name").fill("admin");
    page.getByLabel("Password").fill(Stack.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    assertThat(page).not().hasURL(Pattern.compile("/login"));
    return page;
  }

  private Stack stack() {
    return Objects.requireNonNull(running);
  }

  private String address() {
    return stack().address();
  }
}
