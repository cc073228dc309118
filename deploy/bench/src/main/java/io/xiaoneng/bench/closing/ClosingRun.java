package io.xiaoneng.bench.closing;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.report.Report;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.bench.stand.Stand;
import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.data.Port;
import io.xiaoneng.launcher.service.ClickHouse;
import io.xiaoneng.launcher.service.Installation;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Closing a month: figures beside their aims. */
public final class ClosingRun {

  private static final int UNITS = 1_400;
  private static final int QUICK_UNITS = 400;
  private static final long QUICK_CASES = 100_000;
  private static final int ROUNDS = 3;
  private static final double AIM_CLOSE_SECONDS = 30;
  private static final double AIM_CARD_MILLIS = 200;
  private static final double AIM_WEEKLY_SECONDS = 5;
  private static final Duration LIMIT = Duration.ofHours(1);

  /** Lines of scorecards that are counted a second time, for each unit. */
  private static final int CHECKED = 4;

  private final Stand stand;
  private final Report report;
  private final Console console;

  /**
   * @param stand on which nothing runs yet, and nothing else will
   */
  public ClosingRun(Stand stand, Report report, Console console) {
    this.stand = stand;
    this.report = report;
    this.console = console;
  }

  /**
   * Measures.
   *
   * @param quick whether everything is small: then the aims are shown, and mean nothing
   */
  public void everything(boolean quick, long cases) throws IOException, InterruptedException {
    int units = quick ? QUICK_UNITS : UNITS;
    long all = quick ? QUICK_CASES : cases;
    console.say("closing a month of " + units + " units over " + Report.number(all) + " cases");
    stand.startStore();
    Installation installation = stand.installation();
    Map<String, String> told =
        new ChildJvm(
                "closing",
                List.of("-Xmx2g", "-XX:-UsePerfData"),
                installation.program().classPath("dashboard") + File.pathSeparator + own(),
                ClosingBench.class.getName(),
                List.of(
                    installation.ports().address(Port.CLICKHOUSE),
                    Long.toString(stand.pid(ClickHouse.NAME)),
                    installation.data().of("closing").toString(),
                    installation.settings().zone().getId(),
                    Integer.toString(units),
                    Long.toString(all),
                    Integer.toString(ROUNDS)))
            .run(installation.data().logs(), LIMIT);
    tell(told, units, all);
  }

  private void tell(Map<String, String> told, int units, long cases) {
    int lines = units * BenchScheme.METRICS.size();
    String of =
        ", %d units × %d metrics, %s cases"
            .formatted(units, BenchScheme.METRICS.size(), Report.number(cases));
    report.figure(
        "closing: cases written",
        "%s in %s s, %s parts"
            .formatted(Report.number(cases), get(told, "fillSeconds"), get(told, "parts")));
    report.figure("closing: a month counted and scored" + of, get(told, "rounds"));
    report.atMost(
        "closing: a month counted, scored and kept" + of,
        number(told, "bestSeconds") + number(told, "keepSeconds"),
        AIM_CLOSE_SECONDS,
        "s");
    report.figure("closing: of it keeping the book, signed", get(told, "keepSeconds") + " s");
    report.figure(
        "closing: one scorecard over the API, p50", Report.number(number(told, "cardP50")) + " ms");
    report.atMost(
        "closing: one scorecard over the API, p95", number(told, "cardP95"), AIM_CARD_MILLIS, "ms");
    report.figure("closing: its page, p50", Report.number(number(told, "pageP50")) + " ms");
    report.atMost("closing: its page, p95", number(told, "pageP95"), AIM_CARD_MILLIS, "ms");
    report.atMost(
        "closing: weekly report as PDF, %s kB".formatted(get(told, "weeklyKilobytes")),
        number(told, "weeklySeconds"),
        AIM_WEEKLY_SECONDS,
        "s");
    report.figure("closing: the same once more", Report.number(number(told, "weeklyAgain")) + " s");
    report.check("closing: cases in the store", cases, get(told, "cases"));
    report.check("closing: scorecards", units, get(told, "cards"));
    report.check("closing: lines of scorecards", lines, get(told, "lines"));
    report.check("closing: units with a place", units, get(told, "ranked"));
    report.check("closing: lines counted a second time", CHECKED * units, get(told, "compared"));
    report.check("closing: lines that differ", 0, get(told, "wrong"));
    report.check("closing: scorecards that failed", 0, get(told, "cardFailed"));
    report.check("closing: their pages that failed", 0, get(told, "pageFailed"));
    report.check("closing: changes of the week explained", 3, get(told, "weeklyCauses"));
    report.check("closing: targets ahead", BigCity.TARGETS.size(), get(told, "weeklyTargets"));
  }

  private static String get(Map<String, String> told, String name) {
    String value = told.get(name);
    if (value == null) {
      throw new BenchException("no answer told '" + name + "'");
    }
    return value;
  }

  private static double number(Map<String, String> told, String name) {
    return Double.parseDouble(get(told, name));
  }

  private static Path own() {
    try {
      return Path.of(ClosingRun.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new BenchException("the bench does not know where its classes are: " + e, e);
    }
  }
}
