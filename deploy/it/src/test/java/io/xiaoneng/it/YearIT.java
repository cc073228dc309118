package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.cube.MendCommand;
import io.xiaoneng.launcher.service.KafkaAdmin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rehearsal of a year: it is replayed while every process is killed in turn, reconciled,
 * stopped, backed up, restored and reconciled again. With every build some weeks of a small town;
 * {@code deploy/rehearse} makes it the city's year.
 */
class YearIT {
  private static final boolean LONG = Boolean.getBoolean("xiaoneng.year.long");
  private static final String PROFILE = LONG ? "long" : "small";
  private static final int LOG_LINES = 60;
  private static final int DAYS = Integer.getInteger("xiaoneng.year.days", LONG ? 365 : 60);

  /** Fixed, so that two rehearsals have the same history. */
  private static final Instant UNTIL = Instant.parse("2026-06-30T10:00:00Z");

  /** Events between two kills at the least. */
  private static final long STRIDE = 50L * DAYS;

  private static final Duration HEALED = Duration.ofMinutes(3);
  private static final Duration SENT = Duration.ofMinutes(LONG ? 120 : 5);
  private static final Duration CAUGHT_UP = Duration.ofMinutes(LONG ? 240 : 8);
  private static final Duration COMMAND = Duration.ofMinutes(LONG ? 120 : 8);

  @TempDir Path temporary;
  private final List<String> times = new ArrayList<>();
  private long began = System.nanoTime();

  @AfterEach
  void tellTimes() {
    System.out.println("rehearsal: " + times);
  }

  @Test
  void aHistoryReplayedUnderKillsReconcilesAndIsTheSameAfterBackupAndRestore() throws Exception {
    Path directory = directory();
    Path data = directory.resolve("data");
    Path backup = directory.resolve("backup");
    Stack stack = Stack.on(data);
    try {
      assertThat(stack.start().exitCode()).isZero();
      took("start");
      YearTables tables = new YearTables(stack);
      try (SimulatedYear year =
          SimulatedYear.begin(
              stack.kafka(),
              directory.resolve("city"),
              List.of(
                  "--profile",
                  PROFILE,
                  "--days",
                  Integer.toString(DAYS),
                  "--until",
                  UNTIL.toString()))) {
        try {
          killEachInTurn(stack, tables, year);
        } catch (AssertionError stuck) {
          tellLogs(data.resolve("logs"));
          tellLogs(directory.resolve("city"));
          throw stuck;
        }
        took("replay while each was killed");
        year.awaitSent(SENT);
        stack.awaitFigures(CAUGHT_UP);
        took("caught up");
        tables.assertAsGenerated(year, UNTIL.toEpochMilli());
        took("as generated");
      }
      assertReconciled(stack, "reconcile");
      String figures = tables.figures();
      took("figures");

      assertThat(stack.run("stop", List.of()).exitCode()).isZero();
      assertThat(stack.run("backup", List.of(backup.toString()), COMMAND).exitCode()).isZero();
      took("backup");
      delete(data);
      assertThat(stack.run("restore", List.of(backup.toString()), COMMAND).exitCode()).isZero();
      took("restore");
      assertThat(stack.start().exitCode()).isZero();
      stack.awaitFigures(HEALED);
      took("start on the restored directory");
      assertThat(tables.figures()).isEqualTo(figures);
      assertReconciled(stack, "reconcile");
      if (LONG) {
        assertReconciled(stack, "rebuild");
        assertThat(tables.figures()).isEqualTo(figures);
      } else {
        assertFaultsAreRepaired(stack, tables, figures);
      }
    } finally {
      stack.close();
    }
  }

  /** A row, a cell and the job's own sum behind it are wrong; a repair is for good. */
  private void assertFaultsAreRepaired(Stack stack, YearTables tables, String figures)
      throws Exception {
    CubeKey cell = tables.anyCell();
    try (JobCommands job = new JobCommands(stack.kafka())) {
      // A case too many, on time, with a D1 of 4 days: the job writes the cell with it.
      CubeCell tooMuch = CubeCell.of(new long[] {1, 1, 0, 0, 0, 0, 1, 4, 0, 0, 0}, Map.of(4, 1L));
      long version = tables.version(cell);
      job.send(MendCommand.cellKey(cell), MendCommand.cell(tooMuch));
      Stack.await(HEALED, "the wrong cell", () -> versionOf(tables, cell) > version);
      String wrong = tables.damageACase();
      Stack.Ended found = stack.run("reconcile", List.of(), COMMAND);
      assertThat(found.exitCode()).isEqualTo(1);
      assertThat(found.output())
          .contains("differences: 1 cases, 0 tickets and contracts, 1 cells")
          .contains("case " + wrong + " d1: expected");

      Stack.Ended repaired = stack.run("reconcile", List.of("--repair"), COMMAND);
      assertThat(repaired.exitCode()).as(repaired.output()).isZero();
      assertThat(repaired.output()).contains("repaired: 2");
      assertThat(tables.figures()).isEqualTo(figures);
      took("faults found and repaired");

      // The job's next words about both.
      long mended = tables.version(cell);
      job.send(MendCommand.cellKey(cell), MendCommand.cell(new CubeCell()));
      job.send(wrong, "0");
      Stack.await(HEALED, "the cell once more", () -> versionOf(tables, cell) > mended);
      assertThat(tables.figures()).isEqualTo(figures);
    }
  }

  /** The ends of the logs, which are gone with the directory otherwise. */
  private static void tellLogs(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path log : files.filter(each -> each.toString().endsWith(".log")).sorted().toList()) {
        List<String> lines =
            new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        System.out.println(log);
        lines
            .subList(Math.max(0, lines.size() - LOG_LINES), lines.size())
            .forEach(System.out::println);
      }
    }
  }

  private static long versionOf(YearTables tables, CubeKey cell) {
    try {
      return tables.version(cell);
    } catch (IOException e) {
      return 0;
    }
  }

  private Path directory() throws IOException {
    String named = System.getProperty("xiaoneng.year.directory", "");
    if (named.isEmpty()) {
      return temporary;
    }
    Path directory = Path.of(named);
    delete(directory);
    return Files.createDirectories(directory);
  }

  /**
   * The history is let go on in parts of equal days, one more than there are processes. Each kill
   * comes when the job is in the midst of a part, the next one is on its way by then, and the last
   * part waits for the last kill: however quick the machine is, none comes too late.
   */
  private void killEachInTurn(Stack stack, YearTables tables, SimulatedYear year)
      throws IOException, InterruptedException {
    long done = 0;
    int parts = Stack.PROCESSES.size() + 1;
    int part = 1;
    year.letGo(DAYS / parts);
    try (KafkaAdmin admin = new KafkaAdmin(stack.kafka())) {
      for (String name : Stack.PROCESSES) {
        long from = done;
        Stack.await(
            CAUGHT_UP,
            "the replay to go on from event " + from,
            () -> {
              long gone = replayed(tables) - from;
              return gone >= STRIDE && gone >= (sent(admin) - from) / 2;
            });
        done = replayed(tables);
        assertThat(year.sends()).as("killed during the replay: " + name).isTrue();
        part++;
        year.letGo(part == parts ? DAYS + 1 : DAYS * part / parts);
        long before = stack.pid(name);
        stack.kill(name);
        Stack.await(
            HEALED,
            name + " to come back",
            () -> stack.pid(name) != before && ProcessHandle.of(stack.pid(name)).isPresent());
        took("kill of " + name + " at " + done);
      }
    }
  }

  /**
   * How far the archive is, by the records' places in Kafka: what is delivered again after a kill
   * does not count twice, as it would among rows that are not merged yet. 0 while ClickHouse is
   * away.
   */
  private static long replayed(YearTables tables) {
    try {
      return tables.number(
          "sum(last) FROM (SELECT max(`offset`) + 1 AS last FROM event_archive"
              + " GROUP BY topic, `partition`)");
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  /** Events in Kafka; more than there will ever be while it does not say. */
  private static long sent(KafkaAdmin admin) {
    try {
      return admin.eventEnds().values().stream().mapToLong(Long::longValue).sum();
    } catch (ExecutionException e) {
      return Long.MAX_VALUE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Long.MAX_VALUE;
    }
  }

  private void assertReconciled(Stack stack, String command)
      throws IOException, InterruptedException {
    Stack.Ended ended = stack.run(command, List.of(), COMMAND);
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("differences: 0 cases, 0 tickets and contracts, 0 cells")
        .doesNotContain("not settled");
    took(command);
  }

  private void took(String what) {
    long now = System.nanoTime();
    times.add("%s %d s".formatted(what, Duration.ofNanos(now - began).toSeconds()));
    began = now;
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
