package io.xiaoneng.bench.monthly;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.report.Report;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.service.Installation;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The monthly report of 1 400 units in every format, each in a process with a heap of 512 MB. */
public final class ReportRun {

  private static final int UNITS = 1_400;
  private static final int QUICK_UNITS = 60;
  private static final double AIM_SECONDS = 120;
  private static final double AIM_MEGABYTES = 1_024;
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final List<String> FORMATS = List.of("PDF", "DOCX", "XLSX", "HTML", "JSON");

  private final Installation installation;
  private final Report report;
  private final Console console;

  /** On the libraries of that installation's dashboard. */
  public ReportRun(Installation installation, Report report, Console console) {
    this.installation = installation;
    this.report = report;
    this.console = console;
  }

  /**
   * Writes and reads again.
   *
   * @param quick whether only few units
   */
  public void everything(boolean quick) throws IOException, InterruptedException {
    int units = quick ? QUICK_UNITS : UNITS;
    Path directory = Files.createDirectories(installation.data().of("reports"));
    for (String format : FORMATS) {
      console.say("the monthly report of " + units + " units as " + format);
      Path file = directory.resolve("monthly." + format.toLowerCase(Locale.ROOT));
      List<String> arguments = List.of(Integer.toString(units), format, file.toString());
      Map<String, String> written = run(ReportBench.class, "-Xmx512m", format, arguments);
      Map<String, String> read = run(ReportCheck.class, "-Xmx2g", "check-" + format, arguments);
      tell(units, format, written, read);
      Files.delete(file);
    }
  }

  private void tell(
      int units, String format, Map<String, String> written, Map<String, String> read) {
    String what = "report: %d cards as %s".formatted(units, format);
    double seconds = number(written, "seconds");
    double megabytes = number(written, "megabytes");
    report.check(what + ": cards", units, read.get("cards"));
    if (!format.equals("PDF")) {
      report.figure(
          what,
          "%s s, %s MB of memory, file of %s MB"
              .formatted(
                  Report.number(seconds),
                  Report.number(megabytes),
                  Report.number(number(written, "size"))));
      return;
    }
    report.figure(
        what,
        "%s pages, file of %s MB"
            .formatted(read.get("pages"), Report.number(number(written, "size"))));
    report.atMost(what, seconds, AIM_SECONDS, "s");
    report.atMost(what + ": memory of the process", megabytes, AIM_MEGABYTES, "MB");
    // The first, the last and every hundredth.
    report.check(
        what + ": cards that stand where the outline says",
        number(read, "looked"),
        number(read, "right"));
    report.check(what + ": a page at least for each card", true, number(read, "pages") > units);
  }

  private Map<String, String> run(Class<?> main, String heap, String name, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> options =
        new ArrayList<>(
            List.of(heap, "-XX:+UseParallelGC", "-XX:-UsePerfData", "-Djava.awt.headless=true"));
    String libraries = installation.program().classPath("dashboard") + File.pathSeparator + own();
    return new ChildJvm(
            "report-" + name.toLowerCase(Locale.ROOT),
            options,
            libraries,
            main.getName(),
            arguments)
        .run(installation.data().logs(), LIMIT);
  }

  private static Path own() {
    try {
      return Path.of(ReportRun.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new BenchException("the bench does not know where its classes are: " + e, e);
    }
  }

  private static double number(Map<String, String> answers, String name) {
    String value = answers.get(name);
    if (value == null) {
      throw new BenchException("no answer told '" + name + "'");
    }
    return Double.parseDouble(value);
  }
}
