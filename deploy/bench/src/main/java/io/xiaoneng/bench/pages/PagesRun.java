package io.xiaoneng.bench.pages;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.report.Report;
import io.xiaoneng.bench.stand.Stand;
import io.xiaoneng.launcher.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How soon pages are seen and can be used by somebody who has signed in and has nothing of them in
 * the cache, and how much script they load. Seen is the largest contentful paint; of use is a page
 * once its scripts have run and the main thread was not held for longer than 50 ms any more.
 */
public final class PagesRun {

  private static final double AIM_SEEN = 1_000;
  private static final double AIM_OF_USE = 2_000;
  private static final long BUDGET = 500_000;
  private static final List<String> PAGES =
      List.of("/", "/units", "/metrics/on-time", "/circle", "/data");

  private static final String MEASURE =
      """
      new Promise((done) => {
        const seen = { lcp: 0, busy: 0 };
        const watch = (type, take) => {
          const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
          observer.observe({ type, buffered: true });
          return observer;
        };
        const observers = [
          watch('largest-contentful-paint', (e) => { seen.lcp = Math.max(seen.lcp, e.startTime); }),
          watch('longtask', (e) => { seen.busy = Math.max(seen.busy, e.startTime + e.duration); }),
        ];
        const tell = () => {
          const page = performance.getEntriesByType('navigation')[0];
          const last = Math.max(seen.busy, page.loadEventEnd);
          if (document.readyState !== 'complete' || !seen.lcp || !page.loadEventEnd || performance.now() < last + 1500) {
            setTimeout(tell, 100);
            return;
          }
          observers.forEach((each) => each.disconnect());
          const scripts = performance.getEntriesByType('resource').filter((e) => e.name.endsWith('.js'));
          done({
            status: page.responseStatus,
            answered: page.responseStart,
            seen: seen.lcp,
            use: Math.max(page.domContentLoadedEventEnd, seen.busy),
            script: scripts.reduce((sum, e) => sum + e.encodedBodySize, 0),
            sent: scripts.reduce((sum, e) => sum + e.transferSize, 0),
            title: document.querySelector('h1')?.textContent ?? '',
          });
        };
        tell();
      })
      """;

  private static final String SIGN_IN =
      """
      new Promise((done) => {
        const form = document.querySelector('form[method=post]');
        form.querySelector('[name=username]').value = 'admin';
        form.querySelector('[name=password]').value = '%s';
        fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).then((answer) => done(answer.url));
      })
      """;

  /** What the page says of today's cases, and what the API says at the same time. */
  private static final String SAME =
      """
      (async () => {
        for (let i = 0; i < 20; i++) {
          const told = await (await fetch('/api/v1/overview')).json();
          const shown = document.querySelector("[data-path='now.applied.value']").textContent.replaceAll(',', '');
          if (shown === String(told.now.applied.value)) return true;
          await new Promise((later) => setTimeout(later, 500));
        }
        return false;
      })()
      """;

  private final Stand stand;
  private final Report report;
  private final Console console;

  /** Over the dashboard of that stand, which runs. */
  public PagesRun(Stand stand, Report report, Console console) {
    this.stand = stand;
    this.report = report;
    this.console = console;
  }

  /**
   * Visits each page again and again.
   *
   * @param quick whether only a few times
   */
  public void everything(boolean quick) throws IOException, InterruptedException {
    if (!Files.isExecutable(Browser.PROGRAM)) {
      report.check("pages: a browser at " + Browser.PROGRAM, true, false);
      return;
    }
    Path profile = stand.installation().data().of("browser");
    try (Browser browser = new Browser(profile, 1_440, 900)) {
      browser.visitAnew(stand.api() + "/login?lang=zh");
      browser.evaluate(MEASURE);
      browser.evaluate(SIGN_IN.formatted(Stand.PASSWORD));
      for (String page : PAGES) {
        console.say("the page " + page);
        measure(browser, page, quick ? 3 : 9);
      }
      browser.visitAnew(stand.api() + "/");
      browser.evaluate(MEASURE);
      report.check("pages: the overview shows what the API says", true, browser.evaluate(SAME));
    }
  }

  private void measure(Browser browser, String page, int rounds) throws InterruptedException {
    List<Double> seen = new ArrayList<>();
    List<Double> use = new ArrayList<>();
    Map<?, ?> last = Map.of();
    for (int i = 0; i < rounds; i++) {
      browser.visitAnew(stand.api() + page);
      if (!(browser.evaluate(MEASURE) instanceof Map<?, ?> told)) {
        throw new BenchException("the page " + page + " told nothing");
      }
      last = told;
      seen.add(number(told.get("seen")));
      use.add(number(told.get("use")));
    }
    String what = "page " + page;
    report.check(what + ": status", 200L, last.get("status"));
    report.check(what + ": has a title", false, String.valueOf(last.get("title")).isBlank());
    report.check(what + ": came over the line", true, number(last.get("sent")) > 0);
    report.check(
        what + ": script within " + BUDGET + " bytes", true, number(last.get("script")) <= BUDGET);
    report.figure(
        what,
        "seen %.0f ms (worst %.0f), of use %.0f ms (worst %.0f), script %.0f kB, answered after %.0f ms"
            .formatted(
                median(seen),
                Collections.max(seen),
                median(use),
                Collections.max(use),
                number(last.get("script")) / 1_000,
                number(last.get("answered"))));
    if (page.equals("/")) {
      report.atMost(what + ": seen", median(seen), AIM_SEEN, "ms");
      report.atMost(what + ": of use", median(use), AIM_OF_USE, "ms");
    }
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
