package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
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

/** Pages that stand open while ClickHouse hangs, is killed, and is started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackendGoneIT {

  private static final Duration IN_THE_FIGURES = Duration.ofMinutes(2);

  /** Above the longest limit of a question that hangs, and the time an engine takes to start. */
  private static final double LIMIT_MS = 180_000;

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private @Nullable Stack running;

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

  @Test
  void whatIsOnTheScreenStaysWithItsAgeAndComesBackByItself() throws Exception {
    for (String failing :
        List.of("/actuator/health/figures", "/api/v1/", "/explore", "/units", "/today")) {
      CHROMIUM.expectMissing(failing);
    }
    Page overview = signedIn();
    Locator applied = overview.locator("[data-path='now.applied.value']");
    Page figure = beside("/metrics/cases-applied");
    Locator whole = figure.locator("main .value").first();
    Page wall = beside("/wall");
    Locator onWall = wall.locator("[data-v='city.it.applied.value']").first();
    Page explore = beside("/explore");
    Locator shown = explore.locator("#h-shown");
    List<Locator> kept = List.of(applied, whole, onWall, shown);
    kept.forEach(each -> assertThat(each).isVisible());
    List<String> before = kept.stream().map(Locator::textContent).toList();
    List<Page> pages = List.of(overview, figure, wall, explore);
    pages.forEach(page -> assertThat(trouble(page)).isHidden());

    stack().freeze("clickhouse");
    pages.forEach(page -> appears(trouble(page)));
    for (int i = 0; i < kept.size(); i++) {
      assertThat(kept.get(i)).hasText(before.get(i));
    }
    for (Page page : List.of(overview, figure, explore)) {
      assertThat(page.locator("main.stale, main .stale").first()).isVisible();
      // How old it is, in words.
      assertThat(trouble(page)).containsText(Pattern.compile("\\d+ (s|min|second|minute)"));
    }
    // A new question does not come; the old answer stays.
    explore.locator("nav.kinds a", text("Table")).click();
    assertThat(trouble(explore)).containsText("did not come");
    assertThat(shown).hasText(before.get(3));
    // A page that is opened now says what is wrong.
    Page opened = overview.context().newPage();
    Response answer = opened.navigate(address() + "/units");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(opened.getByRole(AriaRole.MAIN)).containsText("This page tries again by itself");

    stack().kill("clickhouse");
    pages.forEach(page -> disappears(trouble(page)));
    for (Page page : List.of(overview, figure, explore)) {
      assertThat(page.locator("main.stale, main .stale"))
          .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LIMIT_MS));
    }
    // The new question was asked again until it was answered, the failed page until it was there.
    assertThat(explore).hasURL(Pattern.compile("show=table"));
    LocatorAssertions.IsVisibleOptions patient =
        new LocatorAssertions.IsVisibleOptions().setTimeout(LIMIT_MS);
    assertThat(opened.locator("table[data-sortable]").first()).isVisible(patient);
    // And the figures move again.
    String old = applied.textContent();
    assertThat(stack().post(CityEvents.appliedNow("GONE-1")).statusCode()).isEqualTo(202);
    assertThat(applied)
        .not()
        .hasText(old, new LocatorAssertions.HasTextOptions().setTimeout(LIMIT_MS));
  }

  private static Locator trouble(Page page) {
    return page.locator("[data-trouble]");
  }

  private static void appears(Locator what) {
    what.waitFor(new Locator.WaitForOptions().setTimeout(LIMIT_MS));
  }

  private static void disappears(Locator what) {
    assertThat(what).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(LIMIT_MS));
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
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

  /** Another page of the same reader. */
  private Page beside(String path) {
    Page page = CHROMIUM.page().context().newPage();
    page.navigate(address() + path);
    return page;
  }

  private Stack stack() {
    return Objects.requireNonNull(running);
  }

  private String address() {
    return stack().address();
  }
}
