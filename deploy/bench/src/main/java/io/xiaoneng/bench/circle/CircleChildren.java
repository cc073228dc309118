package io.xiaoneng.bench.circle;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.report.Report;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.launcher.service.Installation;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the circle's measurements run in JVMs of their own. */
final class CircleChildren {

  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final List<String> OPENED =
      List.of("java.lang", "java.util", "java.time", "java.net", "java.nio", "sun.nio.ch");

  private final Installation installation;

  CircleChildren(Installation installation) {
    this.installation = installation;
  }

  /** Where streets and cells are, of this installation. */
  Path directory() throws IOException {
    return Files.createDirectories(installation.data().of("circle"));
  }

  /**
   * Makes {@code streets.bin} and {@code cells.csv} of the demo city.
   *
   * @param quick whether only the middle of the city is laid out
   * @return seconds that the import took
   */
  double streets(boolean quick) throws IOException, InterruptedException {
    run(
        "demo-streets",
        "deploy/simulator",
        "io.xiaoneng.simulator.street.DemoStreets",
        List.of(directory().toString(), "1", quick ? "5" : "200"));
    long begun = System.nanoTime();
    run(
        "import-of-streets",
        "deploy/streets",
        "io.xiaoneng.streets.Streets",
        List.of(
            "--osm",
            directory().resolve("streets.osm.gz").toString(),
            "--streets",
            directory().resolve("streets.bin").toString()));
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Runs a main class on the libraries of a module, and gives its answers. */
  Map<String, String> run(String name, String module, String main, List<String> arguments)
      throws IOException, InterruptedException {
    return new ChildJvm(
            name,
            options(),
            installation.program().classPath(module) + File.pathSeparator + own(),
            main,
            arguments)
        .run(installation.data().logs(), LIMIT);
  }

  /** Flink looks into classes of the JDK. */
  private static List<String> options() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx2g",
                "-XX:+UseParallelGC",
                "-XX:-UsePerfData",
                "-Dlog4j2.configurationFile=log4j2-child.properties"));
    OPENED.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    return options;
  }

  private static Path own() {
    try {
      return Path.of(
          CircleChildren.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new BenchException("the bench does not know where its classes are: " + e, e);
    }
  }

  /** An answer that must be there. */
  static String told(Map<String, String> answers, String name) {
    String value = answers.get(name);
    if (value == null) {
      throw new BenchException("no answer told '" + name + "'");
    }
    return value;
  }

  /** Likewise, a number as it is shown. */
  static String number(Map<String, String> answers, String name) {
    return Report.number(Double.parseDouble(told(answers, name)));
  }
}
