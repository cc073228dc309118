package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weekly reports of a city and each of its departments for several weeks, while ClickHouse is
 * killed again and again: an alarm, no half report, and in the end all of them.
 */
class ReportsIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int WEEKS = 2;

  @TempDir Path directory;

  @Test
  void aCutInClickHouseWhileReportsAreMadeAlarmsLeavesNoHalfReportAndAllAreMadeInTheEnd()
      throws Exception {
    Path data = directory.resolve("data");
    try (Stack stack =
        Stack.on(data)
            .with("XIAONENG_REPORTS_EVERY", "1s")
            .with("XIAONENG_REPORTS_RETRIES", "5s," + "20s,".repeat(30) + "20s")
            .with("XIAONENG_REPORTS_FREESPACE", "64MB")) {
      assertThat(stack.start("--empty").exitCode()).isZero();
      LaggingUnit.send(stack);
      stack.awaitFigures(LIMIT);
      long schedule = schedule(stack);
      List<String> weeks = weeks();

      List<Long> runs = backRun(stack, schedule, weeks);
      assertThat(runs).hasSize(WEEKS);
      Stack.await(LIMIT, "a report to be begun", () -> any(stack, runs, "MAKING"));
      Stack.await(
          LIMIT,
          "a report that cannot be made",
          () -> {
            kill(stack);
            return any(stack, runs, "FAILED_MAKING");
          });
      long failed =
          runs.stream().filter(id -> "FAILED_MAKING".equals(state(stack, id))).findFirst().get();
      Map<?, ?> run = (Map<?, ?>) stack.get("/api/v1/report-runs/" + failed).get("run");
      System.out.println("failed: " + run.get("section") + ": " + run.get("reason"));
      assertThat(String.valueOf(run.get("reason"))).isNotBlank();
      assertThat(((Number) run.get("sent")).intValue()).isZero();
      assertThat(files(data, String.valueOf(run.get("period"))))
          .as("nothing of it is sent")
          .isEmpty();
      assertThat(notices(stack))
          .as("the alarm")
          .anySatisfy(
              each -> {
                assertThat(each.get("urgency")).isEqualTo("URGENT");
                assertThat(each.get("link")).isEqualTo("/reports/runs/" + failed);
              });

      awaitAll(stack, runs);
      for (Long id : runs) {
        check(stack, data, id);
      }
      try (Stream<Path> all = Files.walk(data.resolve("reports"))) {
        assertThat(all.filter(each -> each.getFileName().toString().endsWith(".part"))).isEmpty();
      }
      assertThat(stack.run("audit", List.of("verify")).exitCode()).isZero();
    }
  }

  private static long schedule(Stack stack) throws IOException, InterruptedException {
    Map<String, Object> draft =
        Map.of(
            "name",
            "weekly",
            "kind",
            "WEEKLY",
            "formats",
            List.of("PDF", "JSON"),
            "days",
            1,
            "time",
            "08:30",
            "active",
            false);
    HttpResponse<String> added = stack.send("POST", "/api/v1/report-schedules", Json.write(draft));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    long id = ((Number) ((Map<?, ?>) Stack.json(added.body())).get("id")).longValue();
    String to = "/api/v1/report-schedules/" + id + "/recipients";
    for (Map<String, Object> each :
        List.<Map<String, Object>>of(
            Map.of("kind", "FOLDER", "target", "leaders"),
            Map.of("kind", "FOLDER", "target", "units/{unit}", "scope", "each:DEPARTMENT"))) {
      assertThat(stack.send("POST", to, Json.write(each)).statusCode()).isEqualTo(200);
    }
    return id;
  }

  /** Weeks in the middle of the last months: each of their days has decisions of every unit. */
  private static List<String> weeks() {
    List<String> weeks = new ArrayList<>();
    for (int back = WEEKS; back >= 1; back--) {
      LocalDate day = YearMonth.now(ZONE).minusMonths(back).atDay(16);
      weeks.add(
          "%04d-W%02d"
              .formatted(
                  day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }
    return weeks;
  }

  private static List<Long> backRun(Stack stack, long schedule, List<String> weeks)
      throws IOException, InterruptedException {
    List<Long> runs = new ArrayList<>();
    for (String week : weeks) {
      HttpResponse<String> planned =
          stack.send(
              "POST",
              "/api/v1/report-runs",
              Json.write(Map.of("schedule", schedule, "from", week)));
      assertThat(planned.statusCode()).as(planned.body()).isEqualTo(202);
      ((List<?>) ((Map<?, ?>) Stack.json(planned.body())).get("runs"))
          .forEach(id -> runs.add(((Number) id).longValue()));
    }
    return runs;
  }

  private static void kill(Stack stack) {
    ProcessHandle.of(stack.pid("clickhouse")).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static boolean any(Stack stack, List<Long> runs, String state) {
    return runs.stream().anyMatch(id -> state.equals(state(stack, id)));
  }

  private static String state(Stack stack, long id) {
    return String.valueOf(run(stack, id).get("state"));
  }

  private static boolean isComplete(Stack stack, long id) {
    Map<?, ?> run = run(stack, id);
    boolean open = ((Number) run.get("open")).intValue() > 0;
    return "MADE".equals(run.get("state")) && !open;
  }

  private static void awaitAll(Stack stack, List<Long> runs) throws InterruptedException {
    try {
      Stack.await(
          LIMIT,
          "all reports to be made and sent",
          () -> runs.stream().allMatch(id -> isComplete(stack, id)));
    } finally {
      runs.forEach(id -> System.out.println("at last: " + run(stack, id)));
    }
  }

  private static Map<?, ?> run(Stack stack, long id) {
    try {
      return (Map<?, ?>) stack.get("/api/v1/report-runs/" + id).get("run");
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Map<?, ?>> notices(Stack stack) throws IOException, InterruptedException {
    List<Map<?, ?>> all = new ArrayList<>();
    ((List<?>) stack.get("/api/v1/notices").get("notices"))
        .forEach(each -> all.add((Map<?, ?>) each));
    return all;
  }

  /** What lies in the folders of a period. */
  private static List<Path> files(Path data, String period) throws IOException {
    Path root = data.resolve("reports");
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(each -> Files.isRegularFile(each) && each.toString().contains(period))
          .toList();
    }
  }

  /** Each file is in its folder with the bytes that the log has. */
  private static void check(Stack stack, Path data, long id) throws Exception {
    Map<?, ?> one = stack.get("/api/v1/report-runs/" + id);
    List<?> made = (List<?>) one.get("files");
    String period = String.valueOf(((Map<?, ?>) one.get("run")).get("period"));
    assertThat(made).as("files of " + period).hasSize(2 * 11);
    assertThat(files(data, period)).hasSize(2 * 11);
    for (Object each : made) {
      Map<?, ?> file = (Map<?, ?>) each;
      Object unit = file.get("unit");
      Path folder = data.resolve("reports").resolve(unit == null ? "leaders" : "units/" + unit);
      byte[] bytes = Files.readAllBytes(folder.resolve(String.valueOf(file.get("name"))));
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
          .isEqualTo(file.get("sha256"));
    }
  }
}
