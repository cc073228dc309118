package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways through the figures, by each role that reads them. */
class RoleJourneysIT extends RoleTestBase {

  private static final String EXPLORED = "/explore?metric=cases-applied&show=bar&by=channel";

  /** How a file of a kind begins. */
  private static final Map<String, String> BEGINNINGS =
      Map.of("csv", "", "xlsx", "PK", "svg", "<", "png", "\u0089PNG");

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

  /** Enough for every link of the head and of a page. */
  private static final int STOPS = 400;

  static Stream<Arguments> readers() {
    return Stream.of(Job.LEADER, Job.SUPERVISOR, Job.UNIT, Job.ADMIN)
        .flatMap(job -> Look.of(job).stream().map(look -> Arguments.of(job, look)));
  }

  static Stream<Look> looks() {
    return Look.ALL.stream();
  }

  /** Where somebody was, and what stood there. */
  private record Seen(String address, String figures) {}

  @ParameterizedTest
  @MethodSource("readers")
  void fromTheFirstPageDownToACaseAndBackToTheSameFigures(Job job, Look look) {
    Person reader = at(look, job);
    Page page = reader.page();
    opens(reader, look, job.home);
    List<Seen> way = new ArrayList<>();
    down(
        reader,
        look,
        way,
        "main a[href^='/units/" + SmallCity.DISTRICT + "']:not([href*='/desk'])");
    down(reader, look, way, "main tbody th a[href^='/units/" + SmallCity.STREET + "']");
    down(reader, look, way, "main tbody th a[href^='/units/" + SmallCity.COMMUNITY + "']");
    down(reader, look, way, "main tbody th a[href*='item=" + SmallCity.ITEM + "']");
    down(reader, look, way, "main tbody th a[href^='/cases/SMALL-LATE-']");
    assertThat(page.locator("main .title")).containsText("SMALL-LATE-");
    for (int i = way.size() - 1; i >= 0; i--) {
      page.goBack();
      assertThat(page).hasURL(way.get(i).address());
      assertThat(figures(page))
          .hasText(
              way.get(i).figures(), new LocatorAssertions.HasTextOptions().setUseInnerText(true));
    }
    page.goForward();
    assertThat(page).hasURL(way.get(1).address());
  }

  /** Follows the first such link that is seen, having noted where one was. */
  private void down(Person reader, Look look, List<Seen> way, String link) {
    Page page = reader.page();
    awaitToday(page);
    way.add(new Seen(page.url(), figures(page).innerText()));
    Locator next = page.locator(link + ":visible").first();
    String address = next.getAttribute("href");
    next.click();
    assertThat(page).hasURL(stack().address() + address);
    isWhole(reader, look);
  }

  private static Locator figures(Page page) {
    return page.locator("main dl.figures").last();
  }

  /** What is to be known first may still be put together when the page comes. */
  private static void awaitToday(Page page) {
    assertThat(page.locator("[data-today][data-pending]")).hasCount(0);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theFirstMatterIsReachedAndOpenedByKeyboardAlone(Look look) {
    Person leader = at(look, Job.LEADER);
    opens(leader, look, "/");
    Page page = leader.page();
    awaitToday(page);
    Locator first = page.locator(".matters a.proof").first();
    assertThat(first).isVisible();
    String address = first.getAttribute("href");
    int stops = 0;
    while (!isFocused(first)) {
      assertThat(++stops).as("stops before the first matter").isLessThan(STOPS);
      page.keyboard().press("Tab");
      assertThat(focusShows(page)).as("focus after stop " + stops).isEqualTo("");
    }
    page.keyboard().press("Enter");
    assertThat(page).hasURL(stack().address() + address);
    isWhole(leader, look);
    page.goBack();
    awaitToday(page);
    assertThat(page.locator(".matters a.proof").first()).hasAttribute("href", address);
  }

  private static boolean isFocused(Locator one) {
    return (Boolean) one.evaluate("node => node === document.activeElement");
  }

  /** "" where whatever has the focus is on the screen and marked, else what it is. */
  private static String focusShows(Page page) {
    return String.valueOf(
        page.evaluate(
            """
            () => {
              const node = document.activeElement;
              if (node === document.body) return '';
              const style = getComputedStyle(node);
              const box = node.getBoundingClientRect();
              const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
              const there = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              return marked && there ? '' : node.outerHTML.slice(0, 160);
            }
            """));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aViewIsKeptDownloadedAndTakenAway(Job job, Look look) throws IOException {
    Person reader = at(look, job);
    opens(reader, look, EXPLORED + (job == Job.UNIT ? "&unit=" + SmallCity.DISTRICT : ""));
    Page page = reader.page();
    String name = job + " " + look;
    page.locator("form.keep input[name=viewName]").fill(name);
    page.locator("form.keep button").click();
    Locator kept =
        page.locator(".view-list a").filter(new Locator.FilterOptions().setHasText(name));
    assertThat(kept).isVisible();
    isWhole(reader, look);
    String table = table(page).innerText();
    List<List<String>> rows = rows(page);
    assertThat(rows).anyMatch(row -> row.size() > 1);
    for (String kind : BEGINNINGS.keySet()) {
      Download file =
          page.waitForDownload(
              () -> page.locator(".files a[href*='explore." + kind + "']").click());
      assertBegins(file, kind, rows);
    }
    reader.open("/explore");
    kept.click();
    assertThat(table(page))
        .hasText(table, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
    Locator line =
        page.locator(".view-list li").filter(new Locator.FilterOptions().setHasText(name));
    line.locator("summary").click();
    line.locator("form[action$='/remove'] button").click();
    assertThat(kept).hasCount(0);
  }

  /** What a file begins with; a table in text has every row of the page. */
  private static void assertBegins(Download file, String kind, List<List<String>> rows)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file.path());
    assertThat(file.suggestedFilename()).endsWith("." + kind);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .startsWith(BEGINNINGS.get(kind))
        .hasSizeGreaterThan(40);
    if (kind.equals("csv")) {
      List<List<String>> lines =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .map(line -> List.of(line.split(",")))
              .toList();
      assertThat(rows)
          .isNotEmpty()
          .allSatisfy(row -> assertThat(lines).anyMatch(line -> line.containsAll(row)));
    }
  }

  /** What stands at the head of each row, and the whole numbers in it. */
  private static List<List<String>> rows(Page page) {
    return table(page).locator("tbody tr").all().stream()
        .map(row -> row.locator("th, td.num").allTextContents())
        .map(
            cells ->
                Stream.concat(
                        cells.stream().limit(1),
                        cells.stream().skip(1).filter(NUMBER.asMatchPredicate()))
                    .toList())
        .toList();
  }

  private static Locator table(Page page) {
    return page.locator(".explore-main table").last();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aViewIsSharedByItsAddressAndByName(Look look) {
    Person leader = at(look, Job.LEADER);
    String asked = EXPLORED + "&against=before&sort=largest";
    opens(leader, look, asked);
    Page page = leader.page();
    String name = "for all, " + look;
    page.locator("form.keep input[name=viewName]").fill(name);
    page.locator("form.keep input[name=shared]").check();
    page.locator("form.keep button").click();
    assertThat(page.locator(".view-list")).containsText(name);
    String table = table(page).innerText();
    Person supervisor = at(look, Job.SUPERVISOR);
    for (String address : List.of(asked, leader.path())) {
      opens(supervisor, look, address);
      assertThat(table(supervisor.page()))
          .hasText(table, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
    }
    supervisor.open("/explore");
    supervisor
        .page()
        .locator(".view-list a")
        .filter(new Locator.FilterOptions().setHasText(name))
        .click();
    assertThat(table(supervisor.page()))
        .hasText(table, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aUnitSeesItsSubtreeAndNothingOfItsNeighbour(Look look) {
    Person unit = at(look, Job.UNIT);
    for (String path :
        List.of(
            Job.UNIT.home,
            "/units/" + SmallCity.COMMUNITY,
            "/explore?metric=cases-applied&show=bar&by=unit&unit=" + SmallCity.DISTRICT,
            "/data",
            "/help",
            "/notices")) {
      opens(unit, look, path);
      assertThat(unit.page().content())
          .as(path)
          .doesNotContain(SmallCity.FOREIGN_NAME)
          .doesNotContain("FOREIGN-");
    }
    for (String path : List.of("/units/" + SmallCity.FOREIGN, "/cases/FOREIGN-1", "/wall", "/")) {
      CHROMIUM.expectMissing(path);
      int status = unit.open(path);
      assertThat(unit.page().content()).as(path).doesNotContain(SmallCity.FOREIGN_NAME);
      if (!unit.path().equals(Job.UNIT.home)) {
        assertThat(status).as(path).isIn(403, 404);
      }
    }
  }
}
