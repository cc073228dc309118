package io.xiaoneng.bench.fairness;

import io.xiaoneng.bench.report.Report;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.FlagRules;
import io.xiaoneng.launcher.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whether units are flagged fairly: figures beside their aims, and a file of them. */
public final class FairnessRun {

  private static final int SEEDS = 100;
  private static final int QUICK_SEEDS = 4;
  private static final int TOLD_EVERY = 10;
  private static final double MOST_FALSE_RED = 1;
  private static final double LEAST_FOUND = 0.8;
  private static final double MOST_LOOK_ALIKE = 0.05;

  private final Path file;
  private final Report report;
  private final Console console;

  /**
   * Writes to these.
   *
   * @param file takes all figures as JSON
   */
  public FairnessRun(Path file, Report report, Console console) {
    this.file = file;
    this.report = report;
    this.console = console;
  }

  /**
   * Flags the cities.
   *
   * @param quick whether only a few: then the aims are shown and not held
   */
  public void everything(boolean quick) throws IOException {
    int seeds = quick ? QUICK_SEEDS : SEEDS;
    console.say("flagging " + seeds + " made cities of " + MadeCity.UNITS + " units");
    long begun = System.nanoTime();
    Map<String, Tally> tallies =
        FairnessBench.run(
            seeds,
            FlagRules.all(),
            seed -> {
              if (seed % TOLD_EVERY == 0) {
                console.say(seed + " cities are flagged");
              }
            });
    double seconds = (System.nanoTime() - begun) / 1e9;
    report.figure(
        "fairness: cities",
        "%d seeds, %d units, %d months, %d lag and 5 only look so; %.0f s"
            .formatted(seeds, MadeCity.UNITS, MadeCity.MONTHS, MadeCity.PLANTED, seconds));
    FlagRule inForce = FlagRules.inForce();
    Tally held = Objects.requireNonNull(tallies.get(FairnessBench.name(inForce)));
    report.atMost("fairness: false RED flags", held.falseRedAMonth(), MOST_FALSE_RED, "a month");
    report.atLeast(
        "fairness: lagging units flagged within three months",
        100 * held.found(),
        100 * LEAST_FOUND,
        "%");
    report.atMost(
        "fairness: worst of those that only look so, RED in",
        100 * held.worstLookAlike(),
        100 * MOST_LOOK_ALIKE,
        "% of the cities");
    tallies.forEach(this::tell);
    if (!quick) {
      report.check(
          "fairness: aims of the rule in force",
          true,
          held.falseRedAMonth() <= MOST_FALSE_RED
              && held.found() >= LEAST_FOUND
              && held.worstLookAlike() <= MOST_LOOK_ALIKE);
    }
    report.check("fairness: cities flagged", seeds, held.cities());
    Files.writeString(file, json(seeds, tallies));
    console.say("figures of fairness: " + file);
  }

  private void tell(String name, Tally tally) {
    report.figure(
        "fairness: " + name,
        String.format(
            Locale.ROOT,
            "false RED %.3f, false YELLOW %.2f a month; within three months flagged %.1f %%,"
                + " RED %.1f %%; look-alikes ever RED: %s; whole class at fault in %.1f %%"
                + " of the months",
            tally.falseRedAMonth(),
            tally.falseYellowAMonth(),
            100 * tally.found(),
            100 * tally.foundRed(),
            tally.lookAlikes().entrySet().stream()
                .map(
                    each ->
                        String.format(
                            Locale.ROOT, "%s %.0f %%", each.getKey(), 100 * each.getValue()))
                .collect(Collectors.joining(", ")),
            100 * tally.systemic()));
  }

  private static String json(int seeds, Map<String, Tally> tallies) {
    return "{\"seeds\":%d,\"units\":%d,\"months\":%d,\"target\":%s,\"lagOdds\":%s,\"ways\":{%s}}\n"
        .formatted(
            seeds,
            MadeCity.UNITS,
            MadeCity.MONTHS,
            MadeCity.TARGET,
            MadeCity.LAG,
            tallies.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + json(each.getValue()))
                .collect(Collectors.joining(",")));
  }

  private static String json(Tally tally) {
    return "{\"falseRedAMonth\":%s,\"falseYellowAMonth\":%s,\"flaggedWithinThreeMonths\":%s,\"redWithinThreeMonths\":%s,\"systemicMonths\":%s,\"lookAlikesEverRed\":{%s}}"
        .formatted(
            tally.falseRedAMonth(),
            tally.falseYellowAMonth(),
            tally.found(),
            tally.foundRed(),
            tally.systemic(),
            tally.lookAlikes().entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",")));
  }
}
