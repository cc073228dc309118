package io.xiaoneng.bench.live;

import io.xiaoneng.bench.report.Percentiles;
import io.xiaoneng.bench.stand.Stand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Several readers at once who ask for the same answer again and again. */
public final class ApiRace {
  private static final int CLIENTS = 4;
  private static final int WARM_ANSWERS = 20;
  private static final int SAMPLE = 1_000;

  private final Api api;
  private final Map<String, IntFunction<String>> questions = new LinkedHashMap<>();

  /** On an installation that has cases. */
  public ApiRace(Stand stand) {
    this.api = new Api(stand.api());
    List<String> cases =
        stand
            .query(
                "SELECT case_id FROM case_row WHERE startsWith(case_id, 'B')"
                    + " ORDER BY cityHash64(case_id) LIMIT "
                    + SAMPLE)
            .lines()
            .toList();
    questions.put("overview", i -> "/api/v1/overview");
    questions.put("cases-applied by unit", i -> "/api/v1/metrics/cases-applied?by=unit");
    questions.put("cases-applied by channel", i -> "/api/v1/metrics/cases-applied?by=channel");
    questions.put("on-time by month", i -> "/api/v1/metrics/on-time?by=month");
    questions.put("one case", i -> "/api/v1/cases/" + cases.get(i % cases.size()));
  }

  /**
   * What came out for one question.
   *
   * @param latencies of the answers, in milliseconds
   * @param failures answers that were no 200
   */
  public record Outcome(Percentiles latencies, int failures) {}

  /** Asks each question for so many seconds; outcomes by question. */
  public Map<String, Outcome> run(int seconds)
      throws IOException, InterruptedException, ExecutionException {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Map.Entry<String, IntFunction<String>> each : questions.entrySet()) {
      for (int i = 0; i < WARM_ANSWERS; i++) {
        api.get(each.getValue().apply(i));
      }
      outcomes.put(each.getKey(), ask(each.getValue(), seconds));
    }
    return outcomes;
  }

  private record Heard(List<Double> millis, int failures) {}

  private Outcome ask(IntFunction<String> question, int seconds)
      throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Heard>> tasks = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int first = i * SAMPLE / CLIENTS;
        tasks.add(() -> client(question, first, until));
      }
      List<Double> millis = new ArrayList<>();
      int failures = 0;
      for (Future<Heard> each : clients.invokeAll(tasks)) {
        millis.addAll(each.get().millis());
        failures += each.get().failures();
      }
      return new Outcome(new Percentiles(millis), failures);
    } finally {
      clients.shutdownNow();
    }
  }

  private Heard client(IntFunction<String> question, int first, long until)
      throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    int failures = 0;
    for (int i = first; System.nanoTime() - until < 0; i++) {
      long asked = System.nanoTime();
      if (api.get(question.apply(i)).statusCode() != 200) {
        failures++;
      }
      millis.add((System.nanoTime() - asked) / 1e6);
    }
    return new Heard(millis, failures);
  }
}
