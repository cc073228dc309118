package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.launcher.service.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The history of the simulated city, sent as fast as Kafka takes it, and what must come out of it:
 * the generator counts that from its plans, without the model's fold. It ends with the history, so
 * that figures stand still afterwards.
 */
final class SimulatedYear implements AutoCloseable {

  /** Totals that are also the columns of the daily table, in its order. */
  static final List<String> DAILY =
      List.of("applied", "accepted", "decided", "fallenDue", "onTime", "d1Count", "d1Sum");

  private static final String THROUGH = "days-to-send";

  private final Path directory;
  private final Path log;
  private final Process process;

  private SimulatedYear(Path directory, Path log, Process process) {
    this.directory = directory;
    this.log = log;
    this.process = process;
  }

  /**
   * Begins; no day is sent before {@link #letGo}. {@code more} are flags of the simulator: profile,
   * days, until.
   */
  static SimulatedYear begin(String kafka, Path directory, List<String> more) throws IOException {
    Files.createDirectories(directory);
    Path log = directory.resolve("simulator.log");
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dlog4j2.configurationFile=log4j2-child.properties",
                "-cp",
                new Program(Project.ROOT).classPath("deploy/simulator"),
                "io.xiaoneng.simulator.Simulator",
                "--kafka",
                kafka,
                "--data",
                directory.toString(),
                "--through",
                directory.resolve(THROUGH).toString(),
                "--zone",
                "Asia/Shanghai",
                "--once"));
    line.addAll(more);
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new SimulatedYear(directory, log, process);
  }

  /**
   * Lets so many days be sent, from the first one on; the history has one more than its flag says,
   * as its last day is one too.
   */
  void letGo(int days) throws IOException {
    Path next = directory.resolve(THROUGH + ".next");
    Files.writeString(next, Integer.toString(days));
    Files.move(next, directory.resolve(THROUGH), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether it still sends. */
  boolean sends() {
    return process.isAlive();
  }

  /** Waits until the whole history is durable in Kafka. */
  void awaitSent(Duration limit) throws IOException, InterruptedException {
    boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(ended).as("the history is sent within " + limit + ": " + said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    System.out.println(said.lines().filter(line -> line.startsWith("history: ")).toList());
  }

  /** The totals by name. */
  Map<String, Long> totals() throws IOException {
    Map<String, Long> totals = new TreeMap<>();
    Map<?, ?> json = (Map<?, ?>) Stack.json(Files.readString(directory.resolve("truth.json")));
    assertThat(json).isNotNull();
    json.forEach(
        (name, value) -> {
          if (value instanceof Long number) {
            totals.put(String.valueOf(name), number);
          }
        });
    assertThat(totals).containsKeys(DAILY.toArray(String[]::new));
    return totals;
  }

  /** The counts of {@link #DAILY} by {@code day,district,channel}, without lines of zeros. */
  Map<String, List<Long>> daily() throws IOException {
    Map<String, List<Long>> daily = new TreeMap<>();
    for (String line : Files.readAllLines(directory.resolve("truth-daily.csv"))) {
      String[] cells = line.split(",", -1);
      if (!cells[0].equals("day")) {
        daily.put(
            cells[0] + "," + cells[1] + "," + cells[2],
            Arrays.stream(cells).skip(3).map(Long::valueOf).toList());
      }
    }
    daily.values().removeIf(counts -> counts.stream().allMatch(count -> count == 0));
    return daily;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
