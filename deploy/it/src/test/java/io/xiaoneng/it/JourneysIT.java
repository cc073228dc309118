package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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
  private static final String OWN_PASSWORD = "four horses in the autumn rain";

  /** How long a promise runs that is to be broken while everybody watches. */
  private static final Duration PROMISED = Duration.ofSeconds(20);

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private final Map<String, String> passwords = new HashMap<>();
  private @Nullable Stack running;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Stack stack = Stack.on(directory.resolve("data"));
    running = stack;
    assertThat(stack.start("--empty").exitCode()).isZero();
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

    verifyTheAlertOf(number, supervisor);
    String card = pathOf(supervisor);
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

  private void verifyTheAlertOf(String number, Person supervisor) throws InterruptedException {
    Page page = supervisor.page();
    Locator row =
        page.getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText(number))
            .filter(new Locator.FilterOptions().setHasText("yellow"));
    Stack.await(
        LIMIT,
        "the yellow alert of " + number,
        () -> supervisor.open("/supervision/alerts?level=YELLOW") == 200 && row.count() > 0);
    assertThat(row).containsText("Department 3");
    row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Verify")).click();
    openCard(supervisor, "YELLOW", "A broken promise", "Looked into: past its promise.");
  }

  private static void openCard(Person supervisor, String kind, String title, String why) {
    Page page = supervisor.page();
    page.locator("main select[name=kind]").selectOption(kind);
    page.getByLabel("Subject").fill(title);
    page.getByLabel("Why it is opened").fill(why);
    supervisor.press("Open a card");
    assertThat(page).hasURL(Pattern.compile("/supervision/cards/\\d+$"));
  }

  private String pathOf(Person person) {
    return person.page().url().substring(stack().address().length());
  }

  private static Locator history(Person person) {
    return person
        .page()
        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What was done"));
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
    String card = pathOf(supervisor);

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

  /** Has units judged, and opens the red flag of the last month that is over. */
  private String flagged(Person supervisor) {
    supervisor.open("/supervision/flags");
    supervisor.press("Judge now");
    assertThat(supervisor.page().getByRole(AriaRole.STATUS)).containsText("Judged by the figures");
    assertThat(supervisor.open("/supervision/flags?level=RED&metric=on-time")).isEqualTo(200);
    Locator flags = supervisor.page().locator("tbody tr");
    for (Locator each : flags.all()) {
      assertThat(each).containsText(LaggingUnit.NAME);
    }
    flags.first().getByRole(AriaRole.LINK).first().click();
    assertThat(supervisor.page()).hasURL(Pattern.compile("/supervision/flags/\\d+$"));
    assertThat(supervisor.page().getByRole(AriaRole.MAIN))
        .containsText("beyond the 99.8 % limit in two months running");
    return pathOf(supervisor);
  }

  private static void recordALetter(Person supervisor) {
    Locator letters =
        supervisor
            .page()
            .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Letters"));
    letters.locator("select[name=rung]").selectOption("REMINDER");
    letters.locator("input[name=basis]").fill("Assessment rules of the city, No. 12");
    supervisor.press("Record the letter");
    assertThat(letters).containsText("Assessment rules of the city, No. 12");
  }

  private static void attach(Person unit, String name, String text) {
    unit.page()
        .locator("input[type=file]")
        .setInputFiles(new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
    unit.press("Add the file");
    assertThat(unit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)))
        .isVisible();
  }

  @Test
  void aUnitsUserTriesEveryAddressOfAnotherUnitAndGetsNothing() throws Exception {
    Person supervisor = person(SUPERVISOR, "Supervisor", "");
    Person unit = person(OTHER, "Unit", LaggingUnit.OTHER);
    String flag = flagged(supervisor);
    supervisor.open("/supervision/cards/new?unit=" + LaggingUnit.CODE);
    openCard(supervisor, "YELLOW", "Seen by Department 7 alone", "To be looked into.");
    String card = pathOf(supervisor);
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
    for (String page : List.of(card, flag, "/units/" + LaggingUnit.CODE)) {
      CHROMIUM.expectMissing(page);
      assertThat(unit.open(page)).as(page).isIn(403, 404);
      assertThat(unit.page().getByRole(AriaRole.MAIN)).not().containsText(LaggingUnit.NAME);
    }
    var log = stack().run("audit", List.of("search", "--actor", OTHER));
    assertThat(log.output()).contains("scope.refused", "card.forbidden");
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void theLogIsWhole() throws Exception {
    assertThat(stack().run("audit", List.of("verify")).exitCode()).isZero();
  }

  /** Somebody who is signed in; the keeper of users makes them when they are met first. */
  private synchronized Person person(String name, String role, String unit) {
    Person person = new Person(CHROMIUM.another(), stack().address(), name);
    String own = passwords.get(name);
    if (own == null) {
      Person keeper = new Person(CHROMIUM.another(), stack().address(), "security");
      keeper.signIn(Stack.PASSWORD);
      String given = keeper.makeUser(name, role, unit);
      own = OWN_PASSWORD;
      person.signInFirst(given, own);
      passwords.put(name, own);
    } else {
      person.signIn(own);
    }
    return person;
  }

  private Stack stack() {
    return Objects.requireNonNull(running);
  }
}
