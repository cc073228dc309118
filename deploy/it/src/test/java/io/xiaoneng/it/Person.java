package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ViewportSize;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody with a role, at a browser of their own, in English. */
final class Person {
  /** Width of a telephone's screen, in pixels of a page. */
  static final int TELEPHONE = 390;

  private final Page page;
  private final String address;
  private final String name;

  /** Somebody who has not signed in yet. */
  Person(Page page, String address, String name) {
    this.page = page;
    this.address = address;
    this.name = name;
  }

  String name() {
    return name;
  }

  Page page() {
    return page;
  }

  /** The path of the page that is open. */
  String path() {
    return page.url().substring(address.length());
  }

  /** Opens a path of the program and says with which status it was answered. */
  int open(String path) {
    return page.navigate(address + path).status();
  }

  void signIn(String password) {
    open("/login?lang=en");
    page.getByLabel("User name").fill(name);
    page.getByLabel("Password").fill(password);
    press("Sign in");
  }

  /** The first sign-in: whoever was given a password has to choose another before anything else. */
  void signInFirst(String given, String own) {
    signIn(given);
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Please change your password first");
    page.getByLabel("Password until now").fill(given);
    page.getByLabel("New password", exactly()).fill(own);
    page.getByLabel("New password once more").fill(own);
    press("Change");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your password is changed");
    signIn(own);
    assertThat(page).not().hasURL(Pattern.compile("/login"));
  }

  /** Makes a user on the page of users; answers the password that is shown once. */
  String makeUser(String username, String role, String unit) {
    open("/users");
    Locator form = page.getByRole(AriaRole.REGION, named("New user"));
    form.getByLabel("User name").fill(username);
    form.getByLabel("Unit (code)").fill(unit);
    form.getByLabel(role, new Locator.GetByLabelOptions().setExact(true)).check();
    press("Create");
    Locator made = page.getByRole(AriaRole.STATUS).filter(saying("The password of " + username));
    return made.locator("code").textContent();
  }

  /** Follows a link with exactly that name. */
  void follow(String link) {
    page.getByRole(AriaRole.LINK, named(link)).first().click();
  }

  void press(String button) {
    page.getByRole(AriaRole.BUTTON, named(button)).click();
  }

  /** Takes a step of a card or task, with words and what else the form asks for. */
  void take(String step, String words) {
    form(step).locator("textarea").fill(words);
    form(step).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(step)).click();
  }

  /** The form of a step, opened. */
  Locator form(String step) {
    Locator steps = page.getByRole(AriaRole.REGION, named("What can be done now"));
    Locator one =
        steps
            .locator("details")
            .filter(
                new Locator.FilterOptions()
                    .setHas(
                        page.locator(
                            "summary",
                            new Page.LocatorOptions()
                                .setHasText(Pattern.compile("^\\s*" + step + "\\s*$")))));
    if (one.getAttribute("open") == null) {
      one.locator("summary").click();
    }
    return one.locator("form");
  }

  /** What the page says of a card's or task's state. */
  void sees(String state) {
    assertThat(page.locator("dl.figures").first()).containsText(state);
  }

  /** Asks as a program would, with this person's session; answers the status and the body. */
  Answer fetch(String path) {
    var answer = page.request().get(address + path, RequestOptions.create().setMaxRedirects(0));
    return new Answer(answer.status(), answer.text());
  }

  /** How wide the page that is open is on a telephone; afterwards the screen is as before. */
  int widthOnATelephone() {
    ViewportSize before = page.viewportSize();
    page.setViewportSize(TELEPHONE, 844);
    Object width = page.evaluate("() => document.documentElement.scrollWidth");
    page.setViewportSize(before.width, before.height);
    return ((Number) width).intValue();
  }

  /** Sends a form as a page of this person's would, without having one that holds it. */
  Answer submit(String path, Map<String, String> fields) {
    FormData form = FormData.create();
    form.set("_csrf", page.locator("input[name=_csrf]").first().inputValue());
    fields.forEach(form::set);
    var answer =
        page.request()
            .post(address + path, RequestOptions.create().setForm(form).setMaxRedirects(0));
    return new Answer(answer.status(), answer.text());
  }

  /** What came back. */
  record Answer(int status, String body) {}

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator.FilterOptions saying(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }
}
