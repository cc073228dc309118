package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

/** The pages as somebody at a screen meets them, on a whole installation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {
  private static final String LOG = "wabo/receipt.xes.gz";
  private static final Duration IN_THE_FIGURES = Duration.ofMinutes(2);
  private static final Pattern SOME = Pattern.compile("^[1-9][0-9,]*$");

  private static final String PROCESS = "/process?item=PERMIT";
  private static final String CORRECTIONS =
      "/corrections?metric=cases-applied&knownAt=" + Instant.now().minus(Duration.ofDays(3));

  /** What an administrator looks at in a city of a few cases. */
  static final List<String> PAGES =
      List.of(
          "/",
          "/units",
          "/units/" + CityEvents.UNIT,
          "/units/" + CityEvents.UNIT + "/radar",
          "/items",
          "/items?unit=" + CityEvents.UNIT + "&item=" + CityEvents.ITEM,
          "/cases/" + CityEvents.OVERDUE,
          "/cases/" + CityEvents.DECIDED,
          "/cases/NOBODY-2",
          "/quality",
          "/data",
          "/help",
          "/help/glossary",
          "/metrics",
          "/metrics/on-time",
          "/metrics/handling-days?by=channel",
          "/metrics/on-time/definition",
          "/metrics/on-time/cases",
          "/registry",
          "/registry/item",
          "/halls",
          "/halls/" + CityEvents.HALL,
          "/circle",
          "/circle/units",
          "/circle/points",
          "/circle/points/" + CityEvents.HALL,
          "/process",
          PROCESS,
          "/corrections",
          CORRECTIONS,
          "/explore",
          "/explore?metric=on-time&show=bar&by=channel&against=before",
          "/explore?metric=on-time&show=table&by=item",
          "/explore?metric=handling-days&show=distribution",
          "/explore?metric=cases-applied&show=map",
          "/explore?show=funnel",
          "/notices/channels",
          "/wall/tokens",
          "/policy-dates");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private @Nullable Stack running;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Stack stack = Stack.on(directory.resolve("data"));
    running = stack;
    List<String> flags =
        new ArrayList<>(List.of("--empty", "--zone", "Europe/Amsterdam", "--calendar", "weekdays"));
    if (Project.hasShared(LOG)) {
      Path mapping = Project.ROOT.resolve("deploy/importer/mappings/wabo.yaml");
      flags.addAll(
          List.of("--import", Project.shared(LOG).toString(), "--mapping", mapping.toString()));
    }
    assertThat(stack.start(flags.toArray(String[]::new)).exitCode()).isZero();
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
  void onlyTheRightPasswordOpensTheOverview() {
    Page page = CHROMIUM.page();
    for (String path : List.of("/units", "/cases/" + CityEvents.DECIDED, "/quality", "/")) {
      open(path);
      assertThat(page).hasURL(address() + "/login");
    }
    open("/login?lang=en");
    signIn("not the password");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("User name or password is wrong");
    assertThat(page).hasURL(address() + "/login?error");
    signIn(Stack.PASSWORD);
    assertThat(page.getByRole(AriaRole.HEADING, named("Public services, whole city"))).isVisible();
  }

  @Test
  void theOverviewMovesByItself() throws Exception {
    Page page = signedIn();
    Locator applied = page.locator("[data-path='now.applied.value']");
    assertThat(applied).hasText(SOME);
    for (String chart : List.of("chart-course", "chart-trend")) {
      assertDrawn(page.locator("#" + chart + " canvas").first());
    }
    // A reload would lose this mark.
    page.locator("html").evaluate("html => html.dataset.kept = 'yes'");
    int before = Integer.parseInt(applied.textContent().replace(",", ""));
    long posted = System.nanoTime();
    assertThat(stack().post(CityEvents.appliedNow("BROWSER-LIVE-1")).statusCode()).isEqualTo(202);
    assertThat(applied).hasText(String.format("%,d", before + 1));
    System.out.printf("seen after %d ms%n", (System.nanoTime() - posted) / 1_000_000);
    assertThat(page.locator("html")).hasAttribute("data-kept", "yes");
  }

  @Test
  void fromTheCityDownToACaseAndBack() {
    Page page = signedIn();
    page.getByRole(AriaRole.LINK, named("Units")).click();
    page.locator("tbody a[href='/units/" + CityEvents.UNIT + "']").click();
    assertThat(page).hasURL(address() + "/units/" + CityEvents.UNIT);
    assertDrawn(page.locator("#chart-unit canvas").first());
    Locator worst = page.getByRole(AriaRole.REGION, named("Open the longest"));
    worst.locator("tbody").getByRole(AriaRole.LINK).first().click();
    assertThat(page).hasURL(address() + "/cases/" + CityEvents.OVERDUE);
    Locator path = page.getByRole(AriaRole.NAVIGATION, named("Where this is"));
    path.getByRole(AriaRole.LINK).last().click();
    assertThat(page)
        .hasURL(address() + "/items?unit=" + CityEvents.UNIT + "&item=" + CityEvents.ITEM);
    path.getByRole(AriaRole.LINK).last().click();
    assertThat(page).hasURL(address() + "/units/" + CityEvents.UNIT);
    path.getByRole(AriaRole.LINK).first().click();
    assertThat(page).hasURL(address() + "/units");
  }

  @Test
  void aCaseIsFoundByItsNumberAndToldInPlainWords() {
    Page page = signedIn();
    find(CityEvents.DECIDED);
    assertThat(page).hasURL(address() + "/cases/" + CityEvents.DECIDED);
    Locator story = page.getByRole(AriaRole.REGION, named("What happened"));
    assertThat(story.locator(".what"))
        .containsText(
            new String[] {
              "Your application was handed in",
              "Your application was accepted",
              "A decision was made"
            });
    CHROMIUM.expectMissing("/cases/NOBODY-1");
    find("NOBODY-1");
    assertThat(page.getByRole(AriaRole.HEADING, named("There is no such case"))).isVisible();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("NOBODY-1");
  }

  @Test
  void theLanguageIsSwitchedAndRemembered() {
    Page page = signedIn();
    Locator menu = page.getByRole(AriaRole.NAVIGATION).first();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(menu).containsText("Data quality");
    page.getByRole(AriaRole.LINK, named("中文")).click();
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertThat(menu).containsText("数据质量");
    open("/units");
    assertThat(menu).containsText("数据质量");
  }

  @Test
  void noPageIsWiderThanATelephone() {
    CHROMIUM.page().setViewportSize(390, 844);
    assertFits("/login?lang=en");
    signedIn();
    for (String path :
        List.of(
            "/",
            "/units",
            "/units/" + CityEvents.UNIT,
            "/units/" + CityEvents.UNIT + "/radar",
            "/items",
            "/items?unit=" + CityEvents.UNIT + "&item=" + CityEvents.ITEM,
            "/cases/" + CityEvents.OVERDUE,
            "/quality",
            "/metrics/on-time",
            "/metrics/on-time/cases",
            "/registry",
            "/halls",
            "/halls/" + CityEvents.HALL,
            "/circle",
            "/circle/units",
            "/circle/points",
            "/process",
            PROCESS,
            "/corrections",
            CORRECTIONS,
            "/explore",
            "/explore?metric=on-time&show=bar&by=channel",
            "/data",
            "/help",
            "/help/glossary",
            "/metrics")) {
      for (String language : List.of("zh", "en")) {
        assertFits(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
      }
    }
  }

  @Test
  void whateverIsTappedHasRoomForAFinger() {
    Page page = signedIn();
    page.setViewportSize(390, 844);
    CHROMIUM.expectMissing("/cases/NOBODY-2");
    Map<String, List<?>> small = new TreeMap<>();
    for (String path : PAGES) {
      for (String language : List.of("zh", "en")) {
        open(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
        List<?> found = Targets.tooSmall(page);
        if (!found.isEmpty()) {
          small.put(path + " " + language, found);
        }
      }
    }
    assertThat(small).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"zh, light", "en, dark"})
  void noPageKeepsAnybodyOut(String language, String theme) {
    String look = "?lang=" + language + "&theme=" + theme;
    open("/login" + look);
    assertThat(Axe.violations(CHROMIUM.page())).as("/login").isEmpty();
    signedIn();
    CHROMIUM.expectMissing("/cases/NOBODY-2");
    Map<String, List<String>> violations = new TreeMap<>();
    for (String path : PAGES) {
      String address = path + look.replace('?', path.contains("?") ? '&' : '?');
      open(address);
      List<String> found = Axe.violations(CHROMIUM.page());
      if (!found.isEmpty()) {
        violations.put(address, found);
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void everythingIsReachedByKeyboard() {
    Page page = signedIn();
    page.keyboard().press("Tab");
    Locator skip = page.locator("a.skip");
    assertThat(skip).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
    Locator how = page.locator("dl.figures a[data-how='cases-applied']");
    how.focus();
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("cases-applied");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(how).isFocused();
    Locator head = page.locator("th[aria-sort] button[data-key='applied']");
    head.focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("th[aria-sort='descending']")).hasCount(1);
    page.keyboard().press("/");
    assertThat(page.getByRole(AriaRole.SEARCHBOX)).isFocused();
  }

  @Test
  void theTourIsTakenByKeyboardAndOfferedOnce() {
    Page page = signedIn();
    page.getByRole(AriaRole.LINK, named("Take the tour")).focus();
    page.keyboard().press("Enter");
    Locator tour = page.getByRole(AriaRole.DIALOG, named("The tour"));
    assertThat(tour).containsText("What is where");
    assertThat(page.locator(".nav.toured")).hasCount(1);
    page.keyboard().press("ArrowRight");
    assertThat(tour).containsText("A figure");
    page.keyboard().press("ArrowLeft");
    assertThat(tour).containsText("What is where");
    page.waitForResponse("**/help/tour", () -> page.keyboard().press("Escape"));
    assertThat(tour).hasCount(0);
    assertThat(page.locator(".toured")).hasCount(0);
    open("/");
    assertThat(page.getByRole(AriaRole.LINK, named("Take the tour"))).hasCount(0);
    open("/help");
    page.locator("main a[href$='#tour']").click();
    assertThat(tour).containsText("Step 1 of");
  }

  /** WCAG 2.2, 2.4.11: the head stays where it is while the page moves below it. */
  @Test
  void whatHasTheFocusIsNotHiddenBehindTheHead() {
    Page page = signedIn();
    for (int[] size : new int[][] {{1366, 900}, {390, 844}}) {
      page.setViewportSize(size[0], size[1]);
      for (String path : List.of("/", "/units", "/quality", "/data", "/metrics/on-time")) {
        open(path);
        Object hidden =
            page.evaluate(
                """
                () => {
                  const head = document.querySelector('.head');
                  const all = [...document.querySelectorAll(
                      'main a[href], main button, main input, main select, main summary, main [tabindex="0"]')]
                    .filter(node => node.checkVisibility() && !node.disabled);
                  if (all.length < 5) return ['too few to tell'];
                  const hidden = [];
                  scrollTo(0, document.body.scrollHeight);
                  for (const node of all.reverse()) {
                    node.focus();
                    if (document.activeElement !== node) continue;
                    const box = node.getBoundingClientRect();
                    const edge = head.getBoundingClientRect().bottom;
                    if (getComputedStyle(head).position === 'sticky' && box.bottom <= edge) hidden.push(node.outerHTML.slice(0, 120));
                  }
                  return hidden;
                }
                """);
        assertThat((List<?>) hidden).as(path + " at " + size[0]).isEmpty();
      }
    }
  }

  /** As it comes over the line, the charts' library included. */
  @Test
  void noPageLoadsMoreScriptThanItsBudget() {
    Page page = signedIn();
    for (String path : PAGES) {
      if (path.contains("NOBODY")) {
        continue;
      }
      open(path);
      Object bytes =
          page.evaluate(
              "() => performance.getEntriesByType('resource').filter(e => e.name.endsWith('.js'))"
                  + ".reduce((sum, e) => sum + e.encodedBodySize, 0)");
      assertThat(((Number) bytes).intValue()).as(path).isBetween(1, 500_000);
    }
  }

  private void assertFits(String path) {
    Response answer = open(path);
    assertThat(answer).isNotNull();
    assertThat(answer.status()).as(path).isEqualTo(200);
    Object width = CHROMIUM.page().evaluate("() => document.documentElement.scrollWidth");
    assertThat(((Number) width).intValue()).as("width of " + path).isLessThanOrEqualTo(390);
  }

  /** Whether anything but nothing is on a canvas. */
  private static void assertDrawn(Locator canvas) {
    assertThat(canvas).isVisible();
    Object drawn =
        canvas.evaluate(
            "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v)");
    assertThat(drawn).as("something is drawn").isEqualTo(true);
  }

  private Page signedIn() {
    open("/login?lang=en");
    signIn(Stack.PASSWORD);
    assertThat(CHROMIUM.page().getByRole(AriaRole.HEADING, named("Public services, whole city")))
        .isVisible();
    return CHROMIUM.page();
  }

  private static void signIn(String password) {
    Page page = CHROMIUM.page();
    page.getByLabel("User name").fill("admin");
    page.getByLabel("Password").fill(password);
    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
  }

  private static void find(String number) {
    Locator box = CHROMIUM.page().getByRole(AriaRole.SEARCHBOX, named("Find a case by number"));
    box.fill(number);
    box.press("Enter");
  }

  private @Nullable Response open(String path) {
    return CHROMIUM.page().navigate(address() + path);
  }

  private Stack stack() {
    return Objects.requireNonNull(running);
  }

  private String address() {
    return stack().address();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
