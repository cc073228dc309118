package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** What supervisors and units do again and again on the pages of supervision. */
final class Casework {

  private Casework() {}

  /** Awaits the yellow alert of a case and opens a card of it. */
  static void verifyTheAlertOf(String number, Person supervisor, Duration limit)
      throws InterruptedException {
    Page page = supervisor.page();
    Locator row =
        page.getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText(number))
            .filter(new Locator.FilterOptions().setHasText("yellow"));
    Stack.await(
        limit,
        "the yellow alert of " + number,
        () -> supervisor.open("/supervision/alerts?level=YELLOW") == 200 && row.count() > 0);
    assertThat(row).containsText("Department 3");
    row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Verify")).click();
    openCard(supervisor, "YELLOW", "A broken promise", "Looked into: past its promise.");
  }

  /** Fills in the form of a new card. */
  static void openCard(Person supervisor, String kind, String title, String why) {
    Page page = supervisor.page();
    page.locator("main select[name=kind]").selectOption(kind);
    page.getByLabel("Subject").fill(title);
    page.getByLabel("Why it is opened").fill(why);
    supervisor.press("Open a card");
    assertThat(page).hasURL(Pattern.compile("/supervision/cards/\\d+$"));
  }

  /** What a card's or task's page tells of its way. */
  static Locator history(Person person) {
    return person
        .page()
        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What was done"));
  }

  /** Has units judged, opens the red flag of the last month that is over, and answers its path. */
  static String flagged(Person supervisor) {
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
    return supervisor.path();
  }

  /** Records a reminder to the unit of a card. */
  static void recordALetter(Person supervisor) {
    Locator letters =
        supervisor
            .page()
            .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Letters"));
    letters.locator("select[name=rung]").selectOption("REMINDER");
    letters.locator("input[name=basis]").fill("Assessment rules of the city, No. 12");
    supervisor.press("Record the letter");
    assertThat(letters).containsText("Assessment rules of the city, No. 12");
  }

  /** Adds a text file to a card or task. */
  static void attach(Person unit, String name, String text) {
    unit.page()
        .locator("input[type=file]")
        .setInputFiles(new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
    unit.press("Add the file");
    assertThat(unit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)))
        .isVisible();
  }
}
