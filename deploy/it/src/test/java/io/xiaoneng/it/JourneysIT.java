package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.xiaoneng.it.Casework.attach;
import static io.xiaoneng.it.Casework.flagged;
import static io.xiaoneng.it.Casework.history;
import static io.xiaoneng.it.Casework.openCard;
import static io.xiaoneng.it.Casework.recordALetter;
import static io.xiaoneng.it.Casework.verifyTheAlertOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What supervision is there for, by the people it is there for: each at a browser of their own, on
 * a whole installation, beginning with the keeper of users who lets them in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneysIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String SUPERVISOR = "wang";
  private static final String REVIEWER = "chen";
  private static final String ANOTHER_REVIEWER = "zhou";
  private static final String LAGGING = "li";
  private static final String OTHER = "sun";

  /** How long a promise runs that is to be broken while everybody watches. */
  private static final Duration PROMISED = Duration.ofSeconds(20);

  private static final String ASSESSOR = "zhao";
  private static final String MONTH = "/assessments/" + LaggingUnit.LAST_MONTH;
  private static final String SCORECARD = MONTH + "/units/" + LaggingUnit.CODE;

  static final List<String> OF_UNITS =
      List.of(
          "/supervision",
          "/supervision/alerts",
          "/supervision/due?within=60",
          "/supervision/flags",
          "/supervision/cards",
          "/supervision/tasks",
          "/supervision/claims",
          "/units/" + LaggingUnit.CODE + "/desk",
          "/assessments",
          MONTH,
          SCORECARD,
          "/reports",
          "/notices",
          "/account");

  static final List<String> OF_ASSESSORS =
      List.of(
          "/assessments",
          MONTH,
          SCORECARD,
          "/assessments/schemes",
          "/assessments/schemes/action-plan/2",
          "/assessments/schemes/action-plan/2/preview",
          MONTH + "/awards",
          "/policy-dates",
          "/reports",
          "/reports/schedules",
          "/reports/runs");

  static final List<String> OF_KEEPERS = List.of("/users", "/account", "/notices", "/help");

  static final List<String> OF_AUDITORS = List.of("/audit", "/help");

  static final List<String> OF_SUPERVISORS =
      List.of(
          "/supervision",
          "/supervision/alerts?state=",
          "/supervision/due?within=60",
          "/supervision/flags",
          "/supervision/cards?state=all",
          "/supervision/cards/new",
          "/supervision/tasks",
          "/supervision/claims",
          "/supervision/tasks/1",
          "/supervision/tasks/new",
          "/supervision/rules",
          "/supervision/rules/1",
          "/supervision/rebases",
          "/units/" + LaggingUnit.CODE + "/desk",
          "/notices",
          "/account");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private @Nullable Stack running;
  private @Nullable People people;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Stack stack = Stack.on(directory.resolve("data"));
    running = stack;
    assertThat(stack.start("--empty").exitCode()).isZero();
    people = new People(CHROMIUM, stack.address());
    LaggingUnit.send(stack);
    stack.awaitFigures(LIMIT);
  }

  @AfterAll
  void stop() throws Exception {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void aCaseExpiresAndItsUnitSignsExplainsAppealsAndIsHeard() throws Exception {
    Person supervisor = person(SUPERVISOR, "Supervisor", "");
    Person unit = person(OTHER, "Unit", LaggingUnit.OTHER);
    Person reviewer = person(REVIEWER, "Reviewer", "");
    String number = "JOURNEY-" + Instant.now().getEpochSecond();
    promise(number);

    verifyTheAlertOf(number, supervisor, LIMIT);
    String card = supervisor.path();
    supervisor.sees("To be verified");

    unit.open("/supervision");
    unit.follow("A broken promise");
    assertThat(unit.page()).hasURL(stack().address() + card);
    unit.take("Be heard", "The system was down all day; the ticket is 4711.");

    supervisor.open(card);
    assertThat(history(supervisor)).containsText("the ticket is 4711");
    supervisor.take("Issue", "The unit was heard.");
    supervisor.sees("Issued");

    unit.open(card);
    unit.take("Sign for it", "");
    unit.sees("Signed for");
    unit.form("Explain").locator("select[name=claim]").selectOption("SYSTEM");
    unit.take("Explain", "Nobody could decide while the system was down.");
    unit.sees("Explained");
    unit.form("Appeal").locator("select[name=claim]").selectOption("SYSTEM");
    unit.take("Appeal", "The promise was broken by the system, not by us.");
    unit.sees("Under appeal");

    assertThat(supervisor.open(card)).isEqualTo(200);
    assertThat(supervisor.page().getByText("Uphold the appeal")).hasCount(0);

    reviewer.open("/supervision");
    reviewer.follow("A broken promise");
    reviewer.take("Uphold the appeal", "The ticket shows that it was so.");
    reviewer.sees("Appeal upheld");
    unit.open(card);
    assertThat(unit.page().getByRole(AriaRole.STATUS))
        .containsText("the figure it rested on is marked");
    assertThat(unit.fetch("/api/v1/figure-marks?case=" + number).body())
        .contains("The ticket shows that it was so.");
    unit.open("/cases/" + number);
    assertThat(unit.page().getByRole(AriaRole.MAIN))
        .containsText("The ticket shows that it was so.");
    theLogIsWhole();
  }

  /** A case that is promised for a moment that is near, in the unit that does not lag. */
  private void promise(String number) throws IOException, InterruptedException {
    Instant now = Instant.now();
    Map<String, Object> applied =
        Map.of("unit", LaggingUnit.OTHER, "item", "PERMIT", "channel", "WEB");
    Map<String, Object> accepted =
        Map.of("kind", "COMMITTED", "promisedDueAt", now.plus(PROMISED).toString());
    String events =
        "["
            + LaggingUnit.event(number, "case.applied", now.minusSeconds(20), applied)
            + ","
            + LaggingUnit.event(number, "case.accepted", now.minusSeconds(10), accepted)
            + "]";
    assertThat(stack().post(events).body()).contains("\"accepted\":2");
  }

  @Test
  void aLaggingUnitIsFlaggedOrderedMendsAndTheOrderIsClosed() throws Exception {
    Person supervisor = person(SUPERVISOR, "Supervisor", "");
    Person unit = person(LAGGING, "Unit", LaggingUnit.CODE);
    Person reviewer = person(REVIEWER, "Reviewer", "");
    Person another = person(ANOTHER_REVIEWER, "Reviewer", "");

    String flag = flagged(supervisor);
    for (String chart : List.of("chart-funnel", "chart-xmr")) {
      assertThat(supervisor.page().locator("#" + chart + " canvas").first()).isVisible();
    }
    supervisor.follow("Draw up a card");
    openCard(supervisor, "ORDER", "On time in Department 7", "Red two months running.");
    String card = supervisor.path();

    assertThat(unit.open(card)).isEqualTo(200);
    unit.follow("Open the evidence");
    assertThat(unit.page()).hasURL(stack().address() + flag);
    assertThat(unit.page().getByRole(AriaRole.MAIN)).containsText("The ten worst cases");
    unit.open(card);
    unit.take("Be heard", "Two of five clerks have left.");

    supervisor.open(card);
    supervisor.take("Issue", "");
    recordALetter(supervisor);
    Person.Answer draft =
        supervisor.fetch(card.replace("/supervision", "/api/v1") + "/draft.docx?rung=ORDER");
    assertThat(draft.status()).isEqualTo(200);
    assertThat(draft.body()).startsWith("PK");

    unit.open(card);
    unit.take("Sign for it", "");
    unit.take("Explain", "Two clerks begin on Monday.");
    supervisor.open(card);
    supervisor.form("Order to mend").locator("input[name=days]").fill("10");
    supervisor.take("Order to mend", "Ninety-eight of a hundred by the end of the term.");
    supervisor.sees("Being mended");

    unit.open(card);
    attach(unit, "plan.txt", "Two clerks, one window more.");
    unit.take("Report as mended", "Both clerks work since Monday.");
    unit.sees("Under review");
    reviewer.open(card);
    reviewer.take("Send back", "Show the figures of the second week, too.");
    unit.open(card);
    unit.take("Report as mended", "Both weeks: 99 of 100.");

    reviewer.open(card);
    another.open(card);
    reviewer.take("Close", "Mended.");
    reviewer.sees("Closed");
    CHROMIUM.expectMissing(card + "/steps");
    another.take("Close", "Mended, I think.");
    assertThat(another.page().getByRole(AriaRole.ALERT)).containsText("chen took the step “Close”");
    assertThat(history(another)).not().containsText("I think");

    unit.open(card);
    assertThat(history(unit).locator(".what"))
        .hasText(
            new String[] {
              "Open",
              "Be heard",
              "Issue",
              "Sign for it",
              "Explain",
              "Order to mend",
              "Report as mended",
              "Send back",
              "Report as mended",
              "Close"
            });
    theLogIsWhole();
  }

  /** The last month, unless it is published already. */
  private static void publish(Person assessor) {
    assertThat(assessor.open(MONTH)).isEqualTo(200);
    if (assessor.page().getByText("Make a draft").count() > 0) {
      assessor.press("Make a draft");
      assessor.press("Publish and open to objections");
    }
    assertThat(assessor.page().getByRole(AriaRole.STATUS).first())
        .containsText("units may object, line by line, until");
  }

  @Test
  void aMonthIsPublishedAUnitObjectsToALineAndIsAnswered() throws Exception {
    Person assessor = person(ASSESSOR, "Assessor", "");
    Person unit = person(LAGGING, "Unit", LaggingUnit.CODE);
    publish(assessor);

    assertThat(unit.open(MONTH)).isEqualTo(200);
    assertThat(unit.page().getByRole(AriaRole.MAIN)).not().containsText("Department 3");
    unit.follow(LaggingUnit.NAME);
    assertThat(unit.page()).hasURL(stack().address() + SCORECARD);
    Locator line = unit.page().locator("#line-on-time");
    assertThat(line).containsText("75.0%");
    line.locator("summary").filter(new Locator.FilterOptions().setHasText("Object")).click();
    line.locator("textarea").fill("Fifteen were decided in time and sent late.");
    line.getByRole(AriaRole.BUTTON).click();
    assertThat(unit.page().locator("#line-on-time")).containsText("waits for an answer");

    assessor.open(MONTH);
    CHROMIUM.expectMissing(MONTH + "/steps/final");
    assessor.press("Count anew and close");
    assertThat(assessor.page().getByRole(AriaRole.ALERT)).containsText("Units may still object");
    Locator said = assessor.page().locator("#objections li").first();
    assertThat(said).containsText("Fifteen were decided in time");
    said.getByLabel("Rejected: the line stands").check();
    said.locator("textarea").fill("The events say otherwise; none came late.");
    said.getByRole(AriaRole.BUTTON).click();
    assertThat(assessor.page().locator("#objections")).containsText("none came late");

    unit.open(SCORECARD);
    assertThat(unit.page().locator("#line-on-time")).containsText("none came late");
    theLogIsWhole();
  }

  @Test
  void aUnitsUserTriesEveryAddressOfAnotherUnitAndGetsNothing() throws Exception {
    Person supervisor = person(SUPERVISOR, "Supervisor", "");
    Person unit = person(OTHER, "Unit", LaggingUnit.OTHER);
    String flag = flagged(supervisor);
    supervisor.open("/supervision/cards/new?unit=" + LaggingUnit.CODE);
    openCard(supervisor, "YELLOW", "Seen by Department 7 alone", "To be looked into.");
    String card = supervisor.path();
    attach(supervisor, "secret.txt", "for Department 7 alone");
    String attachment = supervisor.page().locator(".files a").first().getAttribute("href");
    ForeignAddresses addresses =
        new ForeignAddresses(
            LaggingUnit.CODE,
            LaggingUnit.caseOf(LaggingUnit.CODE),
            last(card),
            last(Objects.requireNonNull(attachment)),
            last(flag));

    assertThat(supervisor.fetch(flag).body()).containsPattern(addresses.marks());
    int refused = 0;
    for (String address : addresses.all()) {
      Person.Answer answer = unit.fetch(address);
      assertThat(answer.body()).as(address).doesNotContainPattern(addresses.marks());
      if (addresses.names(address)) {
        assertThat(answer.status()).as(address).isIn(403, 404);
        refused++;
      }
    }
    System.out.println(refused + " addresses of another unit were refused");
    assertThat(refused).isGreaterThan(30);
    unit.open("/supervision");
    Map<String, String> step = Map.of("step", "STATE", "version", "1", "text", "it was us");
    assertThat(unit.submit(card + "/steps", step).status()).isEqualTo(404);
    assertThat(unit.submit(card + "/comments", Map.of("text", "it was us")).status())
        .isEqualTo(404);
    assertThat(supervisor.fetch(card).body()).doesNotContain("it was us");
    for (String page : List.of(card, flag, "/units/" + LaggingUnit.CODE)) {
      CHROMIUM.expectMissing(page);
      assertThat(unit.open(page)).as(page).isIn(403, 404);
      assertThat(unit.page().getByRole(AriaRole.MAIN)).not().containsText(LaggingUnit.NAME);
    }
    var log = stack().run("audit", List.of("search", "--actor", OTHER));
    assertThat(log.output()).contains("scope.refused", "card.forbidden");
  }

  @ParameterizedTest
  @CsvSource({"zh, light", "en, dark"})
  void noPageOfSupervisionKeepsAnybodyOutOrIsWiderThanATelephone(String language, String theme) {
    Map<Person, List<String>> pages = new LinkedHashMap<>();
    Person supervisor = person(SUPERVISOR, "Supervisor", "");
    String flag = flagged(supervisor);
    supervisor.open("/supervision/cards/new?unit=" + LaggingUnit.CODE);
    openCard(supervisor, "YELLOW", "To be looked at", "By everybody.");
    String card = supervisor.path();
    pages.put(supervisor, with(OF_SUPERVISORS, card, flag));
    pages.put(person(LAGGING, "Unit", LaggingUnit.CODE), with(OF_UNITS, card, flag));
    Person assessor = person(ASSESSOR, "Assessor", "");
    publish(assessor);
    pages.put(assessor, OF_ASSESSORS);
    pages.put(keeper(), OF_KEEPERS);
    pages.put(Objects.requireNonNull(people).auditor(), OF_AUDITORS);
    Map<String, Object> found = new TreeMap<>();
    pages.forEach(
        (person, paths) ->
            paths.forEach(
                path -> {
                  String address =
                      path
                          + (path.contains("?") ? "&" : "?")
                          + "lang="
                          + language
                          + "&theme="
                          + theme;
                  assertThat(person.open(address)).as(address).isEqualTo(200);
                  List<String> violations = Axe.violations(person.page());
                  if (!violations.isEmpty()) {
                    found.put(address, violations);
                  }
                  int width = person.widthOnATelephone();
                  if (width > Person.TELEPHONE) {
                    found.put(address + " on a telephone", width);
                  }
                }));
    assertThat(found).isEmpty();
  }

  private static List<String> with(List<String> paths, String... more) {
    List<String> all = new ArrayList<>(paths);
    all.addAll(List.of(more));
    return all;
  }

  private Person keeper() {
    return Objects.requireNonNull(people).keeper();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void theLogIsWhole() throws Exception {
    assertThat(stack().run("audit", List.of("verify")).exitCode()).isZero();
  }

  private Person person(String name, String role, String unit) {
    return Objects.requireNonNull(people).signedIn(name, role, unit);
  }

  private Stack stack() {
    return Objects.requireNonNull(running);
  }
}
