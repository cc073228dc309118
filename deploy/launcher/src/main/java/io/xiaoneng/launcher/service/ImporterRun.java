package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.ImportRequest;
import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.data.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the importer: its lines are passed on, its last one says how many events were sent.
 */
public final class ImporterRun {
  private static final String MODULE = "deploy/importer";
  private static final Pattern LAST =
      Pattern.compile("imported: ([0-9]+) events, ([0-9]+) rejected");
  private static final int HEAP = 512;

  private final Installation installation;
  private final Console console;

  /** Imports into the installation; what the importer says goes to {@code console}. */
  public ImporterRun(Installation installation, Console console) {
    this.installation = installation;
    this.console = console;
  }

  /**
   * Imports the log and returns how many events are durable in Kafka.
   *
   * @throws LaunchException when the importer failed
   */
  public long run(ImportRequest request) throws IOException, InterruptedException {
    Path rejects =
        installation.data().of("imports").resolve(request.file().getFileName() + ".rejects");
    Files.createDirectories(rejects.getParent());
    List<String> command =
        JavaCommand.of(installation.data(), HEAP)
            .with("-XX:+UseSerialGC")
            .running(
                installation.program().classPath(MODULE),
                "io.xiaoneng.importer.Importer",
                List.of(
                    "--kafka",
                    installation.kafka(),
                    "--file",
                    request.file().toString(),
                    "--mapping",
                    request.mapping().toString(),
                    "--zone",
                    installation.settings().zone().getId(),
                    "--rejects",
                    rejects.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Secrets.applicantEnvironment(installation.data()));
    Process process = builder.start();
    try {
      return passOn(process, rejects);
    } finally {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private long passOn(Process process, Path rejects) throws IOException, InterruptedException {
    long events = -1;
    String last = "it said nothing";
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher result = LAST.matcher(line);
        if (result.matches()) {
          events = Long.parseLong(result.group(1));
          if (!result.group(2).equals("0")) {
            console.say(
                "import: " + result.group(2) + " rows or events were refused, see " + rejects);
          }
        } else if (!line.isBlank()) {
          last = line;
          console.say("import: " + line);
        }
      }
    }
    int code = process.waitFor();
    if (code != 0 || events < 0) {
      throw new LaunchException("the import failed: " + last);
    }
    return events;
  }
}
