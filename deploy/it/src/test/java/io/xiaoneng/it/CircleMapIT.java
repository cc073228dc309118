package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.xiaoneng.event.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The map of the service circle in a browser, over a city whose figures are counted by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CircleMapIT {
  private static final String ZONE = "Europe/Amsterdam";

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private @Nullable Stack running;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Path data = directory.resolve("data");
    Stack stack = Stack.on(data);
    running = stack;
    assertThat(stack.start("--empty", "--zone", ZONE, "--calendar", "weekdays").exitCode())
        .isZero();
    OneStreetCity.streets(data);
    OneStreetCity.register(stack);
  }

  @AfterAll
  void stop() throws Exception {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void theMapShowsTheCityAndWhatItsFiguresStandOn() {
    Page page = map();
    assertThat(page.locator("dl.figures .more").first()).containsText("500 of 2,350");
    assertThat(page.locator("[data-map-state]")).isEmpty();
    assertThat(page.locator("p.basis")).containsText("1.3 m/s");
    Locator canvas = page.locator("[data-canvas]");
    Object colours =
        canvas.evaluate(
            "c => new Set(new Uint32Array("
                + "c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)).size");
    assertThat(((Number) colours).intValue()).as("colours on the map").isGreaterThan(4);
    Object drawn = page.evaluate("() => performance.getEntriesByName('circle-drawn').length");
    assertThat(drawn).isEqualTo(1);
  }

  @Test
  void aPointIsAddedByKeyboardAloneInTheMiddleOfTheMapOrByItsPosition() {
    Page page = map();
    press(button("Add a point"));
    page.locator("[data-map]").focus();
    page.keyboard().press("Enter");
    assertCovered("500", "1,250", "+750");

    page.getByLabel("Longitude").first().fill(String.valueOf(OneStreetCity.lon(18)));
    page.getByLabel("Latitude").first().fill(String.valueOf(OneStreetCity.LAT));
    press(button("Add at this position"));
    assertCovered("500", "1,750", "+1,250");

    press(button("Undo: Add new-1"));
    assertCovered("500", "1,000", "+500");
    press(button("Discard all changes"));
    assertThat(page.locator("[data-plan-state]")).hasText("No change yet");
    assertThat(page.locator("[data-figures]")).isHidden();
  }

  @Test
  void pointsAreAddedDraggedAndClosedByPointer() {
    map();
    button("Add a point").click();
    click(18);
    assertCovered("500", "1,000", "+500");

    button("Drag points").click();
    drag(18, 10);
    assertCovered("500", "1,250", "+750");

    button("Look").click();
    click(2);
    assertThat(CHROMIUM.page().locator("[data-point-name]")).hasText(OneStreetCity.HALL);
    button("Close this point").click();
    assertCovered("500", "750", "+250");
  }

  @Test
  void otherHoursAndAnotherPaceAreCountedUnderTheSamePlan() {
    Page page = map();
    click(2);
    int hour = LocalTime.now(ZoneId.of(ZONE)).getHour();
    String later = "Mo-Su %02d:00-%02d:00".formatted((hour + 3) % 24, (hour + 3) % 24 + 1);
    page.locator("[data-point-hours]").fill(later);
    button("Use these hours").click();
    assertCovered("500", "0", "−500");

    button("Add a point").click();
    click(10);
    assertCovered("500", "750", "+250");

    page.getByLabel("Pace").selectOption("0.85");
    button("Show on the map").click();
    assertThat(page.locator("p.basis")).containsText("0.85 m/s");
    assertCovered("300", "450", "+150");
  }

  @Test
  void aPointThatStandsNowhereNearAStreetIsRefusedInWords() {
    Page page = map();
    button("Add a point").click();
    page.getByLabel("Longitude").first().fill("4.85");
    page.getByLabel("Latitude").first().fill("52.38");
    button("Add at this position").click();
    assertThat(page.locator("[data-changes]")).containsText("not applied");
    assertCovered("500", "500", "0");
  }

  @Test
  void aPlanIsSavedComparedExportedOpenedAndDeleted() {
    Page page = map();
    button("Add a point").click();
    click(18);
    assertCovered("500", "1,000", "+500");
    page.getByLabel("Name of the scenario").fill("East end");
    button("Save scenario").click();
    assertThat(page.locator("[data-scenario-state]")).hasText("The scenario is saved");

    // Whoever comes later finds it.
    page.evaluate("() => sessionStorage.clear()");
    page = mapAgain();
    page.getByLabel("Compare East end").check();
    button("Compare the ticked plans").click();
    assertThat(page.locator("[data-compared] tbody tr")).containsText("East end");
    assertThat(page.locator("[data-compared] tbody tr")).containsText("42.6%");
    assertThat(exported("[data-csv]")).startsWith("scenario,author,").contains("East end");
    assertThat(exported("[data-json]")).contains("\"covered\":1000");

    page.locator("[data-scenarios]").getByRole(AriaRole.BUTTON).first().click();
    assertCovered("500", "1,000", "+500");

    button("Delete: East end · admin").click();
    button("Really delete? East end").click();
    assertThat(page.locator("[data-scenario-state]")).containsText("is deleted");
    assertThat(page.locator("[data-kept]")).isHidden();
  }

  @Test
  void theNextPointIsFoundAndTakenIntoThePlan() {
    Page page = map();
    page.getByLabel("How many").fill("1");
    button("Find").click();
    assertThat(page.locator("[data-sites]")).hasText("1. " + OneStreetCity.cell(10) + " · +750");
    assertThat(page.locator("[data-siting-state]")).containsText("proven best");
    button("Take into the plan").click();
    assertCovered("500", "1,250", "+750");
  }

  /** The middle has most people, but two sites do better beside it than with it. */
  @Test
  void theBestTwoSitesBeatTheGreedyTwo() throws Exception {
    Map<?, ?> best = sites("\"n\":2", 7, 10, 12);
    assertThat(ids(best)).containsExactlyInAnyOrder("s07", "s12");
    assertThat(best.get("served")).isEqualTo(600L + 650);
    assertThat(best.get("bound")).isEqualTo(600L + 650);
    assertThat(((Number) Objects.requireNonNull(best.get("gap"))).doubleValue()).isZero();
    assertThat(best.get("proven")).isEqualTo(true);
    Map<?, ?> greedy = (Map<?, ?>) Objects.requireNonNull(best.get("greedy"));
    assertThat(String.valueOf(greedy.get("sites"))).contains("s10");
    assertThat(greedy.get("served")).isEqualTo(750L + 300);
  }

  /** Sixteen cells are not covered, and a site covers five. */
  @Test
  void everybodyIsCoveredByAsFewSitesAsCanBe() throws Exception {
    Map<?, ?> fewest = sites("\"share\":1", 7, 10, 12, 16, 18);
    assertThat(ids(fewest)).containsExactlyInAnyOrder("s07", "s12", "s16", "s18");
    assertThat(fewest.get("served")).isEqualTo((long) OneStreetCity.PEOPLE - OneStreetCity.COVERED);
    assertThat(fewest.get("bound")).isEqualTo(4L);
    assertThat(fewest.get("proven")).isEqualTo(true);
    Map<?, ?> greedy = (Map<?, ?>) Objects.requireNonNull(fewest.get("greedy"));
    assertThat(greedy.get("served")).isEqualTo(1_750L);
  }

  private Map<?, ?> sites(String wanted, int... crossings) throws Exception {
    List<String> candidates = new ArrayList<>();
    for (int at : crossings) {
      candidates.add(
          Json.write(
              Map.of(
                  "id", "s%02d".formatted(at),
                  "lon", OneStreetCity.lon(at),
                  "lat", OneStreetCity.LAT)));
    }
    String body = "{%s,\"seconds\":20,\"candidates\":%s}".formatted(wanted, candidates);
    HttpResponse<String> answer = stack().send("POST", "/api/v1/circle/siting", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return (Map<?, ?>) Objects.requireNonNull(Stack.json(answer.body()));
  }

  private static List<Object> ids(Map<?, ?> answer) {
    List<Object> ids = new ArrayList<>();
    for (Object site : (List<?>) Objects.requireNonNull(answer.get("sites"))) {
      ids.add(Objects.requireNonNull(((Map<?, ?>) site).get("id")));
    }
    return ids;
  }

  /** Somebody who has signed in sees the map, drawn. */
  private Page map() {
    Page page = CHROMIUM.page();
    page.navigate(stack().address() + "/login?lang=en");
    page.getByLabel("User name").fill("admin");
    page.getByLabel("Password").fill(Stack.PASSWORD);
    button("Sign in").click();
    assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
    return mapAgain();
  }

  private Page mapAgain() {
    Page page = CHROMIUM.page();
    page.navigate(stack().address() + "/circle");
    assertThat(page.locator("[data-map][data-ready='" + OneStreetCity.CROSSINGS + "']"))
        .isVisible();
    return page;
  }

  /** What the table of the plan says of the people covered. */
  private static void assertCovered(String before, String after, String difference) {
    assertThat(CHROMIUM.page().locator("[data-figures] tbody tr").first().locator("td"))
        .hasText(new String[] {before, after, difference});
  }

  private static Locator button(String name) {
    return CHROMIUM
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void press(Locator button) {
    button.focus();
    button.press("Enter");
  }

  private static void click(int crossing) {
    double[] at = pixel(crossing);
    CHROMIUM.page().mouse().click(at[0], at[1]);
  }

  private static void drag(int from, int to) {
    Mouse mouse = CHROMIUM.page().mouse();
    mouse.move(pixel(from)[0], pixel(from)[1]);
    mouse.down();
    mouse.move(pixel(to)[0], pixel(to)[1], new Mouse.MoveOptions().setSteps(4));
    mouse.up();
  }

  /** The street lies across the map, with three percent of its width left on both sides. */
  private static double[] pixel(int crossing) {
    Locator map = CHROMIUM.page().locator("[data-canvas]");
    map.scrollIntoViewIfNeeded();
    BoundingBox box = map.boundingBox();
    double share = 0.03 + 0.94 * crossing / (OneStreetCity.CROSSINGS - 1);
    return new double[] {box.x + box.width * share, box.y + box.height / 2};
  }

  private String exported(String link) {
    Page page = CHROMIUM.page();
    String path = Objects.requireNonNull(page.locator(link).getAttribute("href"));
    return page.request().get(stack().address() + path).text();
  }

  private Stack stack() {
    return Objects.requireNonNull(running);
  }
}
