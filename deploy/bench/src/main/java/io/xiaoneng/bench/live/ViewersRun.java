package io.xiaoneng.bench.live;

import io.xiaoneng.bench.report.Report;
import io.xiaoneng.bench.stand.Cpu;
import io.xiaoneng.bench.stand.Stand;
import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.service.Dashboard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What viewers of a live picture cost the dashboard, beside events that go on. */
public final class ViewersRun {

  private static final double AIM_SHARE = 0.20;
  private static final int AIMED = 1_000;
  private static final List<Integer> MANY = List.of(AIMED, 5_000);
  private static final List<Integer> QUICK = List.of(200);
  private static final int RATE = 200;
  private static final Duration BEHIND = Duration.ofSeconds(2);

  private final Stand stand;
  private final Report report;
  private final Console console;

  /** On an installation of which all parts run. */
  public ViewersRun(Stand stand, Report report, Console console) {
    this.stand = stand;
    this.report = report;
    this.console = console;
  }

  /** Measures for so many seconds each. */
  public void everything(boolean quick, int seconds) throws IOException, InterruptedException {
    try (Load load = new Freshness(stand).load(RATE);
        Viewers viewers = new Viewers(stand.api())) {
      // One from the beginning: with nobody there, no picture is made at all.
      viewers.grow(1);
      double one = share(seconds);
      report.figure("viewers: the dashboard with one", text(one));
      for (int many : quick ? QUICK : MANY) {
        console.say(many + " viewers");
        viewers.grow(many);
        measure(viewers, one, seconds);
      }
      report.figure("viewers: events beside them", Report.number(load.achieved()) + " events/s");
    }
  }

  private void measure(Viewers viewers, double one, int seconds) throws InterruptedException {
    String of = ", " + Report.number(viewers.size()) + " viewers";
    long messages = viewers.messages();
    long characters = viewers.characters();
    long bytes = viewers.bytes();
    int pictures = viewers.pictures();
    double share = share(seconds) - one;
    if (viewers.size() == AIMED) {
      report.atMost("viewers: share of a core more than with one" + of, share, AIM_SHARE, "");
    } else {
      report.figure("viewers: share of a core more than with one" + of, text(share));
    }
    double each = (double) (viewers.messages() - messages) / viewers.size();
    long received = Math.max(1, viewers.messages() - messages);
    report.figure(
        "viewers: pictures to each" + of,
        String.format(
            Locale.ROOT,
            "%.1f of %d in %d s, %.0f kB each, compressed %.1f kB",
            each,
            viewers.pictures() - pictures,
            seconds,
            (viewers.characters() - characters) / 1e3 / received,
            (viewers.bytes() - bytes) / 1e3 / received));
    report.check("viewers: without a picture of the last seconds" + of, 0, viewers.behind(BEHIND));
    report.check("viewers: whose stream ended" + of, 0, viewers.ended());
    report.check("viewers: pictures that were not the same to all" + of, 0, viewers.differing());
  }

  /** How much of one core the dashboard uses for so many seconds. */
  private double share(int seconds) throws InterruptedException {
    Cpu before = stand.cpu(List.of(Dashboard.NAME));
    long begun = System.nanoTime();
    TimeUnit.SECONDS.sleep(seconds);
    double micros = stand.cpu(List.of(Dashboard.NAME)).since(before).microsPer(1);
    return micros / ((System.nanoTime() - begun) / 1e3);
  }

  private static String text(double share) {
    return String.format(Locale.ROOT, "%.1f %% of a core", share * 100);
  }
}
