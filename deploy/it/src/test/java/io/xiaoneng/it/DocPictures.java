package io.xiaoneng.it;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes the pictures of README and docs from a demo city that runs ({@code deploy/docs/pictures}).
 * Arguments: its address, the directory to write to; XIAONENG_DEMO_PASSWORD in the environment.
 */
final class DocPictures {

  private static final int QUALITY = 80;
  private static final double LIMIT_MS = 60_000;

  /** Lets what streams in for the first time arrive; a city that lives never comes to rest. */
  private static final double FIRST_NEWS_MS = 3_000;

  private static final String CHARTS =
      "() => document.fonts.status === 'loaded' && [...document.querySelectorAll('.chart')]"
          + ".every(c => !c.checkVisibility() || c.querySelector('canvas, svg'))"
          // what nobody has looked at for long is old at first
          + " && !document.querySelector('.panel.old, .key.old')";

  private final Browser browser;
  private final String address;
  private final Path directory;
  private final String password;
  private final Map<String, BrowserContext> profiles = new HashMap<>();

  private DocPictures(Browser browser, String address, Path directory, String password) {
    this.browser = browser;
    this.address = address;
    this.directory = directory;
    this.password = password;
  }

  /** Width and height of a screen, in pixels of a page. */
  private record Size(int width, int height) {
    static final Size DESK = new Size(1440, 900);
    static final Size TELEPHONE = new Size(390, 844);
    static final Size WALL = new Size(1920, 1080);
  }

  /**
   * One picture.
   *
   * @param path where it begins
   * @param follow selector of links to follow from there, one after the other
   * @param top selector of what stands at the picture's top, "" for the page's own
   */
  private record Shot(
      String name,
      String user,
      Size size,
      String language,
      String theme,
      String path,
      List<String> follow,
      String top) {

    static Shot of(
        String name, String user, Size size, String language, String theme, String path) {
      return new Shot(name, user, size, language, theme, path, List.of(), "");
    }

    Shot following(String... links) {
      return new Shot(name, user, size, language, theme, path, List.of(links), top);
    }

    Shot from(String selector) {
      return new Shot(name, user, size, language, theme, path, follow, selector);
    }
  }

  private static final List<Shot> SHOTS =
      List.of(
          Shot.of("wall", "leader", Size.WALL, "zh", "dark", "/wall?scene=today"),
          Shot.of("wall-speed", "leader", Size.WALL, "en", "dark", "/wall?scene=speed"),
          Shot.of("overview", "leader", Size.DESK, "zh", "light", "/"),
          Shot.of("overview-dark", "leader", Size.DESK, "en", "dark", "/").from("#h-now"),
          Shot.of("phone", "leader", Size.TELEPHONE, "zh", "light", "/"),
          Shot.of("phone-dark", "leader", Size.TELEPHONE, "en", "dark", "/units/610113"),
          Shot.of("district", "leader", Size.DESK, "en", "light", "/units/610113"),
          Shot.of("case", "leader", Size.DESK, "zh", "light", "/units/610113")
              .following("main a[href^='/cases/']"),
          Shot.of("metric", "leader", Size.DESK, "en", "light", "/metrics/on-time"),
          Shot.of(
              "explore",
              "leader",
              Size.DESK,
              "zh",
              "light",
              "/explore?metric=on-time&show=bar&by=channel&against=before"),
          Shot.of("circle", "leader", Size.DESK, "zh", "dark", "/circle")
              .from(".map-box, [data-painted]"),
          Shot.of("process", "leader", Size.DESK, "en", "light", "/process")
              .following("main a[href*='item=']"),
          Shot.of("supervision", "supervisor", Size.DESK, "zh", "light", "/supervision"),
          Shot.of("desk", "unit", Size.DESK, "zh", "dark", "/"),
          Shot.of("data", "leader", Size.DESK, "en", "dark", "/data"));

  public static void main(String[] arguments) throws IOException {
    String password = Objects.requireNonNull(System.getenv("XIAONENG_DEMO_PASSWORD"), "password");
    Path directory = Path.of(arguments[1]);
    Files.createDirectories(directory);
    try (Playwright driver = Chromium.driver()) {
      DocPictures pictures =
          new DocPictures(Chromium.launch(driver), arguments[0], directory, password);
      long bytes = 0;
      for (Shot shot : SHOTS) {
        bytes += pictures.take(shot);
      }
      System.out.printf("%d pictures, %,d bytes, in %s%n", SHOTS.size(), bytes, directory);
    }
  }

  private long take(Shot shot) throws IOException {
    BrowserContext profile = profiles.computeIfAbsent(shot.user, this::signedIn);
    Page page = profile.newPage();
    page.setViewportSize(shot.size.width, shot.size.height);
    String look = "lang=" + shot.language + "&theme=" + shot.theme;
    page.navigate(address + "/account?" + look);
    page.navigate(address + shot.path);
    for (String link : shot.follow) {
      Locator first = page.locator(link).first();
      page.navigate(address + first.getAttribute("href"));
    }
    page.waitForFunction(CHARTS);
    page.evaluate("() => document.querySelector('section.invite')?.remove()");
    if (!shot.top.isEmpty()) {
      page.locator(shot.top)
          .first()
          .evaluate(
              "node => scrollTo(0, (node.closest('section') ?? node).getBoundingClientRect().top + scrollY"
                  + " - document.querySelector('.head').getBoundingClientRect().height - 12)");
    }
    page.waitForTimeout(FIRST_NEWS_MS);
    CDPSession tools = profile.newCDPSession(page);
    JsonObject asked = new JsonObject();
    asked.addProperty("format", "webp");
    asked.addProperty("quality", QUALITY);
    byte[] picture =
        Base64.getDecoder()
            .decode(tools.send("Page.captureScreenshot", asked).get("data").getAsString());
    Path file = directory.resolve(shot.name + ".webp");
    Files.write(file, picture);
    page.close();
    System.out.printf("%s %,d bytes%n", file.getFileName(), picture.length);
    return picture.length;
  }

  private BrowserContext signedIn(String user) {
    BrowserContext profile =
        browser.newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    profile.setDefaultTimeout(LIMIT_MS);
    Page page = profile.newPage();
    page.navigate(address + "/login");
    page.locator("#username").fill(user);
    page.locator("#password").fill(password);
    page.locator("button.primary").click();
    page.waitForURL(url -> !url.contains("/login"));
    page.close();
    return profile;
  }
}
