package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages each role works with: the tour, help, dates of policies, screens on walls. */
class RolePagesIT extends RoleTestBase {

  private static final List<String> OF_READERS =
      List.of(
          "/",
          "/units",
          "/items",
          "/explore",
          "/metrics",
          "/metrics/on-time",
          "/policy-dates",
          "/data",
          "/quality",
          "/halls",
          "/process",
          "/circle");

  private static final List<String> OF_ALL = List.of("/help", "/help/glossary", "/notices");

  private static final double CLOSED_MS = 60_000;

  static Stream<Arguments> everybody() {
    return Stream.of(Job.values())
        .flatMap(job -> Look.of(job).stream().map(look -> Arguments.of(job, look)));
  }

  static Stream<Look> looks() {
    return Look.ALL.stream();
  }

  private static List<String> pages(Job job) {
    return switch (job) {
      case LEADER ->
          List.of("/supervision/cards", "/supervision/tasks", "/assessments", "/reports");
      case SUPERVISOR -> List.of("/supervision", "/supervision/alerts", "/supervision/flags");
      case REVIEWER -> List.of("/supervision", "/supervision/cards");
      case ASSESSOR -> List.of("/assessments", "/assessments/schemes", "/reports/schedules");
      case UNIT -> List.of(job.home, "/units/" + SmallCity.STREET, "/explore", "/supervision");
      case ADMIN -> List.of("/registry", "/wall/tokens", "/notices/channels");
      case SECURITY -> List.of("/users");
      case AUDITOR -> List.of("/audit");
    };
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void everyPageOfARoleFitsItsScreenAndSpeaksItsLanguage(Job job, Look look) {
    Person person = at(look, job);
    boolean reads = job.home.equals("/");
    Stream.of(reads ? OF_READERS : List.<String>of(), pages(job), OF_ALL)
        .flatMap(List::stream)
        .forEach(path -> opens(person, look, path));
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void whoSignsInBeginsAtTheirOwnPageAndIsRefusedTheOthers(Job job, Look look) {
    Person person = at(look, job);
    opens(person, look, job.home);
    String foreign =
        switch (job) {
          case SECURITY, AUDITOR, UNIT -> "/wall";
          default -> "/users";
        };
    CHROMIUM.expectMissing(foreign);
    assertThat(person.open(foreign)).isIn(403, 404);
    assertThat(person.page().locator("main")).isVisible();
    isWhole(person, look);
    person.page().goBack();
    assertThat(person.page()).hasURL(stack().address() + job.home);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theTourIsOfferedAtFirstTakenToItsEndAndNotOfferedAgain(Look look) {
    Person leader = at(look, "tour-" + look.width() + look.language(), Job.LEADER);
    opens(leader, look, "/");
    Page page = leader.page();
    page.locator("[data-tour-start]").first().click();
    Locator tour = page.locator("dialog#tour");
    assertThat(tour).isVisible();
    Locator on = tour.locator("[data-tour-on]");
    int steps = 1;
    while (!on.textContent().equals(on.getAttribute("data-last"))) {
      on.click();
      assertThat(++steps).isLessThan(20);
      isWhole(leader, look);
    }
    assertThat(steps).isGreaterThan(3);
    page.waitForResponse("**/help/tour", on::click);
    assertThat(tour).isHidden();
    assertThat(page.locator("section.invite")).isHidden();
    opens(leader, look, "/");
    assertThat(page.locator("section.invite")).hasCount(0);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void whoDeclinesTheTourFindsItUnderHelp(Look look) {
    Person leader = at(look, "later-" + look.width() + look.language(), Job.LEADER);
    opens(leader, look, "/");
    Page page = leader.page();
    page.locator("section.invite form button").click();
    assertThat(page.locator("section.invite")).hasCount(0);
    opens(leader, look, "/help");
    page.locator("main a[href$='#tour']").click();
    assertThat(page.locator("dialog#tour")).isVisible();
    isWhole(leader, look);
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog#tour")).isHidden();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aDateOfAPolicyIsEnteredReadByOthersAndWithdrawn(Look look) {
    String title = "Fewer papers " + look;
    Person assessor = at(look, Job.ASSESSOR);
    opens(assessor, look, "/policy-dates");
    Page page = assessor.page();
    page.locator("input[name=day]")
        .fill(LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(3).toString());
    page.locator("input[name=titleZh]").fill(title);
    page.locator("input[name=titleEn]").fill(title);
    page.locator("input[name=document]").fill("Notice 12");
    page.locator("form[action='/policy-dates'] button").click();
    assertThat(line(page, title)).isVisible();
    isWhole(assessor, look);
    Person leader = at(look, Job.LEADER);
    opens(leader, look, "/policy-dates");
    assertThat(line(leader.page(), title)).containsText("Notice 12");
    assertThat(leader.page().locator("form[action^='/policy-dates']")).hasCount(0);
    line(page, title).locator("summary").click();
    line(page, title).locator("textarea").fill("It was put off.");
    line(page, title).locator("form button").click();
    assertThat(line(page, title)).containsText("It was put off.");
    assertThat(line(page, title).locator("form")).hasCount(0);
    isWhole(assessor, look);
    leader.page().reload();
    assertThat(line(leader.page(), title)).containsText("It was put off.");
  }

  private static Locator line(Page page, String words) {
    return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(words));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aScreenIsLetInByATokenAndShutOutWhenItIsTakenBack(Look look) {
    String name = "Screen " + look;
    Person administrator = at(look, Job.ADMIN);
    opens(administrator, look, "/wall/tokens");
    Page page = administrator.page();
    page.locator("input[name=name]").fill(name);
    page.locator("form[action='/wall/tokens'] button").click();
    String given =
        page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS)
            .locator("code")
            .first()
            .textContent()
            .strip();
    isWhole(administrator, look);
    Page screen = CHROMIUM.another();
    screen.setViewportSize(1920, 1080);
    screen.navigate(given.startsWith("/") ? stack().address() + given : given);
    assertThat(screen.locator("[data-v='city.it.applied.value']").first()).isVisible();
    assertThat(screen.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(1920);
    CHROMIUM.expectMissing("/wall/closed");
    line(page, name).locator("form button").click();
    assertThat(line(page, name).locator("form")).hasCount(0);
    screen.waitForURL(
        Pattern.compile("/wall/closed"), new Page.WaitForURLOptions().setTimeout(CLOSED_MS));
    assertThat(screen.locator("h1")).isVisible();
  }
}
