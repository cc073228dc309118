package io.xiaoneng.dashboard.picture;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Takes pictures of pages that stand still: the browser's clock is set, nothing moves, and a
 * picture counts once fonts and charts are there and two in a row are alike.
 */
final class Camera implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final double LIMIT_MS = 30_000;
  private static final double BETWEEN_MS = 250;
  private static final int TRIES = 40;

  /**
   * Fonts are loaded, every chart that is shown is on its canvas or drawn by the server, and every
   * panel of the wall says as of when it is.
   */
  private static final String THERE =
      "() => document.fonts.status === 'loaded' && [...document.querySelectorAll('.chart')]"
          + ".every(c => !c.checkVisibility() || c.querySelector('canvas, svg'))"
          + " && [...document.querySelectorAll('[data-scene]:not([hidden]) [data-age-text]')]"
          + ".every(age => /[0-9]/.test(age.textContent))";

  private final Playwright playwright;
  private final Browser browser;
  private final String address;
  private final String password;
  private final Instant now;
  private final Map<String, Page> pages = new HashMap<>();

  private Camera(Playwright playwright, String address, String password, Instant now) {
    this.playwright = playwright;
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setEnv(OwnFonts.environment())
                    .setTimeout(LIMIT_MS)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run",
                            "--font-render-hinting=none",
                            "--disable-lcd-text",
                            "--force-color-profile=srgb")));
    this.address = address;
    this.password = password;
    this.now = now;
  }

  /** A camera with Debian's Chromium; where there is none, the tests that need it are skipped. */
  static Camera at(String address, String password, Instant now) {
    if (!Files.isExecutable(PROGRAM)) {
      System.err.println("SKIPPED: no page is compared with its picture, there is no " + PROGRAM);
      abort("no " + PROGRAM);
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS",
                        "1")));
    return new Camera(playwright, address, password, now);
  }

  /** The browser's name and version. */
  String version() {
    return "Chromium " + browser.version();
  }

  /**
   * The whole page at a path as a user sees it.
   *
   * @param user who has signed in, or "" for nobody
   * @param mark what must be on the page, as a selector
   */
  BufferedImage take(String user, Look look, String path, String mark) {
    Page page = pages.computeIfAbsent(user + " " + look, key -> opened(user, look));
    int status = page.navigate(address + path).status();
    if (status != 200) {
      throw new AssertionError(path + " is answered with " + status);
    }
    page.locator(mark).first().waitFor();
    page.waitForFunction(THERE);
    byte[] before = shot(page);
    for (int i = 0; i < TRIES; i++) {
      page.waitForTimeout(BETWEEN_MS);
      byte[] after = shot(page);
      // a live picture may have taken a panel away again
      if (Arrays.equals(before, after) && Boolean.TRUE.equals(page.evaluate(THERE))) {
        return picture(after);
      }
      before = after;
    }
    throw new AssertionError(path + " does not come to rest");
  }

  /** Whether the page that was taken last of that user has such a text. */
  boolean says(String user, Look look, String text) {
    Page page = pages.get(user + " " + look);
    return page != null && page.locator("body").innerText().contains(text);
  }

  private static byte[] shot(Page page) {
    return page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setCaret(ScreenshotCaret.HIDE));
  }

  private static BufferedImage picture(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Page opened(String user, Look look) {
    BrowserContext profile =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setDeviceScaleFactor(1)
                .setColorScheme(look.theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(look.language)
                .setTimezoneId("Asia/Shanghai"));
    profile.setDefaultTimeout(LIMIT_MS);
    profile.clock().setFixedTime(Date.from(now));
    Page page = profile.newPage();
    page.navigate(address + "/login?lang=" + look.language + "&theme=" + look.theme);
    if (!user.isEmpty()) {
      page.locator("#username").fill(user);
      page.locator("#password").fill(password);
      page.locator("button.primary").click();
      page.waitForURL(url -> !url.contains("/login"));
    }
    return page;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
