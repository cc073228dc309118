package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More senders than can be served at once, and a disk that fills up. */
class StressIT {
  private static final int SENDERS = 2_000;
  private static final int DISK = 2_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String CASES =
      "SELECT count() FROM case_row FINAL WHERE case_id LIKE '%s-%%'";

  @TempDir Path directory;

  @Test
  void nothingAcknowledgedIsLostWhenTooManySendAndTheDiskFillsUp() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), DISK);
        Stack stack = Stack.on(disk.directory().resolve("data"))) {
      disk.fillBut(200);
      refusesToStart(stack);
      disk.makeRoom();
      assertThat(stack.start("--empty").exitCode()).isZero();

      manySendersAreServedOrToldToComeAgain(stack);

      disk.fillBut(200);
      awaitStatus(stack, "full", 503);
      disk.makeRoom();
      awaitStatus(stack, "again", 202);
      stack.awaitFigures(LIMIT);
      assertThat(stack.clickHouse(CASES.formatted("again"))).isEqualTo("1");
      assertThat(stack.clickHouse(CASES.formatted("full"))).isEqualTo("0");

      stopsBeforeTheDiskIsFull(stack, disk);
      refusesToStart(stack);
      disk.makeRoom();
      assertThat(stack.start().exitCode()).isZero();
      stack.awaitFigures(LIMIT);
      assertThat(stack.clickHouse(CASES.formatted("many"))).isEqualTo("" + SENDERS);
      assertThat(stack.clickHouse(CASES.formatted("last"))).isEqualTo("1");
    }
  }

  private static void refusesToStart(Stack stack) throws Exception {
    Stack.Ended refused = stack.start("--empty");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.output().strip().lines().toList()).hasSize(1);
    assertThat(refused.output()).startsWith("error: the disk of").contains("nearly full");
    assertThat(stack.processes()).isEmpty();
  }

  /** All at once, then those again that were told to come again, until each was served. */
  private static void manySendersAreServedOrToldToComeAgain(Stack stack) throws Exception {
    Map<Integer, Integer> answers = new TreeMap<>();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      waiting.add(CityEvents.appliedNow("many-" + i));
    }
    for (int round = 0; round < 60 && !waiting.isEmpty(); round++) {
      List<CompletableFuture<HttpResponse<String>>> sent =
          waiting.stream().map(stack::postAsync).toList();
      List<String> again = new ArrayList<>();
      for (int i = 0; i < sent.size(); i++) {
        int status = status(sent.get(i));
        answers.merge(status, 1, Integer::sum);
        if (status != 202) {
          again.add(waiting.get(i));
        }
      }
      waiting = again;
      if (!waiting.isEmpty()) {
        // As Retry-After says.
        TimeUnit.SECONDS.sleep(1);
      }
    }
    System.out.println(SENDERS + " senders at once: " + answers);
    assertThat(waiting).isEmpty();
  }

  /** Of an answer, which says when to come again where it is no 202; 0 for a lost connection. */
  private static int status(CompletableFuture<HttpResponse<String>> sent) throws Exception {
    try {
      HttpResponse<String> answer = sent.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (answer.statusCode() != 202) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(429, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }
      return answer.statusCode();
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(IOException.class);
      return 0;
    }
  }

  private static void awaitStatus(Stack stack, String subject, int status) throws Exception {
    int[] number = {0};
    Stack.await(
        LIMIT,
        "the intake to answer " + status,
        () -> {
          try {
            String name = status == 202 ? subject + "-1" : "before-" + subject + number[0]++;
            HttpResponse<String> answer = stack.post(CityEvents.appliedNow(name));
            return answer.statusCode() == status
                && (status == 202 || answer.headers().firstValue("Retry-After").isPresent());
          } catch (IOException | InterruptedException e) {
            return false;
          }
        });
  }

  private static void stopsBeforeTheDiskIsFull(Stack stack, SmallDisk disk) throws Exception {
    assertThat(stack.post(CityEvents.appliedNow("last-1")).statusCode()).isEqualTo(202);
    disk.fillBut(80);
    Stack.await(LIMIT, "everything to stop", () -> stack.processes().isEmpty());
    // The launcher says why when it has ended what it made beside, too.
    Stack.await(
        LIMIT, "the reason", () -> lastWords(stack).contains("stopped so that nothing is lost"));
  }

  private static String lastWords(Stack stack) {
    try {
      return Files.readString(stack.data().resolve("logs/launcher.log"));
    } catch (IOException e) {
      return "";
    }
  }
}
