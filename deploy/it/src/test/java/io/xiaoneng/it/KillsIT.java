package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events in any order, repeated, with broken ones between, while every process is killed in turn.
 */
class KillsIT {
  private static final int BATCH = 200;
  private static final long SEED = 20190802;
  private static final Duration HEALED = Duration.ofMinutes(2);
  private static final Duration CAUGHT_UP = Duration.ofMinutes(4);

  @TempDir Path directory;

  /** One element of a batch. */
  private record Sent(String json, boolean broken) {}

  private final Random random = new Random(SEED);
  private final Map<String, Integer> brokenByReason = new HashMap<>();

  @Test
  void theFiguresAreTheSameHoweverTheEventsCameAndWhoeverWasKilled() throws Exception {
    List<Sent> deliveries = deliveries(WaboLog.events(Project.shared("wabo/receipt.xes.gz")));
    try (Stack stack = Stack.on(directory.resolve("data"))) {
      assertThat(
              stack
                  .start("--empty", "--zone", "Europe/Amsterdam", "--calendar", "weekdays")
                  .exitCode())
          .isZero();
      int batches = (deliveries.size() + BATCH - 1) / BATCH;
      int turns = Stack.PROCESSES.size();
      int killed = 0;
      for (int batch = 0; batch < batches; batch++) {
        int from = batch * BATCH;
        send(stack, deliveries.subList(from, Math.min(from + BATCH, deliveries.size())));
        if (killed < turns && batch >= batches * (killed + 1) / (turns + 1)) {
          kill(stack, Stack.PROCESSES.get(killed));
          killed++;
        }
      }
      assertThat(killed).isEqualTo(turns);
      stack.awaitFigures(CAUGHT_UP);
      WaboTable.assertExact(stack);
      assertThat(deadLetters(stack)).isEqualTo(brokenByReason);
      assertThat(stack.run("dead-letters", List.of("--reason", "bad-time")).output())
          .contains("bad-time\t" + brokenByReason.get("bad-time"));
    }
  }

  /** Each event one to three times, one broken event on a hundred good ones, shuffled. */
  private List<Sent> deliveries(List<String> events) {
    List<Sent> deliveries = new ArrayList<>();
    int broken = 0;
    for (int i = 0; i < events.size(); i++) {
      int times = 1 + random.nextInt(3);
      deliveries.addAll(Collections.nCopies(times, new Sent(events.get(i), false)));
      if (i % 100 == 0) {
        Map.Entry<String, String> wrong = BrokenEvents.of(broken++);
        brokenByReason.merge(wrong.getKey(), 1, Integer::sum);
        deliveries.addAll(
            Collections.nCopies(1 + random.nextInt(3), new Sent(wrong.getValue(), true)));
      }
    }
    Collections.shuffle(deliveries, random);
    return deliveries;
  }

  /** Sends until it is answered with 202, as a sender would. */
  private static void send(Stack stack, List<Sent> batch) throws InterruptedException {
    String body = batch.stream().map(Sent::json).collect(Collectors.joining(",", "[", "]"));
    long end = System.nanoTime() + HEALED.toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> answer = stack.post(body);
        last = answer.statusCode() + " " + answer.body();
        if (answer.statusCode() == 202) {
          assertRejected(batch, (Map<?, ?>) Stack.json(answer.body()));
          return;
        }
        assertThat(answer.statusCode()).as(last).isIn(429, 503);
      } catch (IOException e) {
        last = e.toString();
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    throw new AssertionError("the intake did not heal within " + HEALED + "; last: " + last);
  }

  private static void assertRejected(List<Sent> batch, @Nullable Map<?, ?> answer) {
    assertThat(answer).isNotNull();
    List<Integer> rejected =
        ((List<?>) answer.get("rejected"))
            .stream().map(one -> ((Number) ((Map<?, ?>) one).get("index")).intValue()).toList();
    List<Integer> broken =
        IntStream.range(0, batch.size()).filter(i -> batch.get(i).broken()).boxed().toList();
    assertThat(rejected).isEqualTo(broken);
    assertThat(((Number) answer.get("accepted")).intValue())
        .isEqualTo(batch.size() - broken.size());
  }

  /** Kills a process and waits until another one has its place; nobody lends a hand. */
  private static void kill(Stack stack, String name) throws InterruptedException {
    long before = stack.pid(name);
    stack.kill(name);
    Stack.await(
        HEALED,
        name + " to come back",
        () -> stack.pid(name) != before && ProcessHandle.of(stack.pid(name)).isPresent());
  }

  private static Map<String, Integer> deadLetters(Stack stack) throws IOException {
    Map<String, Integer> byReason = new HashMap<>();
    stack
        .clickHouse("SELECT reason, count() FROM dead_letter FINAL GROUP BY reason FORMAT TSV")
        .lines()
        .map(line -> line.split("\t"))
        .forEach(pair -> byReason.put(pair[0], Integer.valueOf(pair[1])));
    return byReason;
  }
}
