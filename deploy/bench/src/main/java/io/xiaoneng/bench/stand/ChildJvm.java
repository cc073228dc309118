package io.xiaoneng.bench.stand;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.launcher.child.LogFile;
import io.xiaoneng.launcher.child.Tethered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A main class run to its end in a JVM of its own, which does not outlive this one. It answers in
 * lines {@code result: NAME=VALUE} on standard output.
 *
 * @param name of its log and in messages
 * @param options of the JVM
 * @param classPath of the main class
 * @param mainClass to be run
 * @param arguments of the main class
 */
public record ChildJvm(
    String name, List<String> options, String classPath, String mainClass, List<String> arguments) {

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
  private static final String RESULT = "result: ";
  private static final int LINES_SHOWN = 8;

  /** Prints an answer; for the main class. */
  public static void answer(String name, Object value) {
    System.out.println(RESULT + name + "=" + value);
  }

  /** Ends those that still run, and waits until they have. */
  public static void endAll() {
    for (Process process : RUNNING) {
      process.destroyForcibly().onExit().join();
    }
  }

  /**
   * Runs it.
   *
   * @return its answers by name
   * @throws BenchException when it fails or does not end within the limit
   */
  public Map<String, String> run(Path logs, Duration limit)
      throws IOException, InterruptedException {
    Path log = logs.resolve(name + ".log");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.addAll(List.of("-cp", classPath, Tethered.class.getName(), mainClass));
    line.addAll(arguments);
    Process process =
        new ProcessBuilder(line)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    RUNNING.add(process);
    try {
      Map<String, String> answers = new LinkedHashMap<>();
      Thread reader = new Thread(() -> read(process, answers), "answers-of-" + name);
      reader.setDaemon(true);
      reader.start();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new BenchException(name + " did not end within " + limit.toSeconds() + " s");
      }
      reader.join(TimeUnit.SECONDS.toMillis(10));
      if (process.exitValue() != 0) {
        throw new BenchException(
            name
                + " failed (exit code "
                + process.exitValue()
                + "): "
                + String.join("\n  ", new LogFile(log).lastLines(LINES_SHOWN)));
      }
      return answers;
    } finally {
      process.destroyForcibly();
      RUNNING.remove(process);
    }
  }

  private static void read(Process process, Map<String, String> answers) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.indexOf('=');
        if (line.startsWith(RESULT) && equals > 0) {
          answers.put(line.substring(RESULT.length(), equals), line.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      answers.clear();
    }
  }
}
