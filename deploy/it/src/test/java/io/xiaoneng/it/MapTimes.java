package io.xiaoneng.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the map of a running installation takes from navigation to screen, as the page itself
 * measures it. Arguments: address and administrator's password, and how many visitors come one
 * after the other (7). Each comes with an empty browser cache and looks twice.
 */
final class MapTimes {
  private static final String LOOKED =
      """
      () => [performance.getEntriesByType('navigation')[0].responseEnd,
             performance.getEntriesByName('circle-data')[0].startTime,
             performance.getEntriesByName('circle-drawn')[0].startTime]
      """;

  private MapTimes() {}

  public static void main(String[] arguments) {
    String address = arguments[0];
    String password = arguments[1];
    int visitors = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
    System.out.println("milliseconds since the navigation began: page read, data read, map drawn");
    try (Playwright driver = Chromium.driver()) {
      Browser browser = Chromium.launch(driver);
      List<Long> first = new ArrayList<>();
      List<Long> second = new ArrayList<>();
      for (int i = 0; i < visitors; i++) {
        try (BrowserContext visitor =
            browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
          Page page = visitor.newPage();
          signIn(page, address, password);
          first.add(look(page, address, "first"));
          second.add(look(page, address, "second"));
        }
      }
      System.out.println("drawn, first visit: " + summary(first));
      System.out.println("drawn, second visit: " + summary(second));
    }
  }

  /** Without any of the pages' files, so that the first look has an empty cache. */
  private static void signIn(Page page, String address, String password) {
    page.route("**/assets/**", route -> route.abort());
    page.navigate(address + "/login?lang=en");
    page.locator("input[name=username]").fill("admin");
    page.locator("input[name=password]").fill(password);
    page.locator("button[type=submit]").click();
    page.waitForURL(url -> !url.contains("/login"));
    page.unroute("**/assets/**");
  }

  private static long look(Page page, String address, String visit) {
    page.navigate(address + "/circle");
    page.locator("[data-map][data-ready]").waitFor();
    List<?> times = (List<?>) page.evaluate(LOOKED);
    long drawn = millis(times.get(2));
    System.out.printf(
        "%-6s %6d %6d %6d   load %.1f%n",
        visit,
        millis(times.get(0)),
        millis(times.get(1)),
        drawn,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    return drawn;
  }

  private static long millis(Object time) {
    return Math.round(((Number) time).doubleValue());
  }

  private static String summary(List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    return "median %d ms, slowest %d ms"
        .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
  }
}
