package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation in which a case passes its promise while nobody sends anything. */
class AlertsIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Long enough for the job to take it for caught up. */
  private static final Duration PROMISED = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void anAlertComesWithItsMomentSurvivesTheJobAndIsWithdrawnByALateDecision() throws Exception {
    try (Stack stack = Stack.on(directory.resolve("data"))) {
      assertThat(stack.start("--empty").exitCode()).isZero();
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      Instant due = now.plus(PROMISED);
      assertThat(
              stack
                  .post(
                      "["
                          + event("1", "case.applied", now.minusSeconds(20), APPLIED)
                          + ","
                          + event(
                              "2",
                              "case.accepted",
                              now.minusSeconds(10),
                              "\"kind\":\"COMMITTED\",\"promisedDueAt\":\"" + due + "\"")
                          + "]")
                  .body())
          .contains("\"accepted\":2");
      stack.awaitFigures(LIMIT);
      assertThat(alerts(stack, "RAISED")).as("before its moment").isEmpty();

      Map<?, ?> alert = awaitOne(stack, "RAISED");
      Instant moment = Instant.parse(String.valueOf(alert.get("moment")));
      Instant raised = Instant.parse(String.valueOf(alert.get("raisedAt")));
      assertThat(moment).isEqualTo(due.plusMillis(1));
      assertThat(raised).isAfterOrEqualTo(moment);
      System.out.println("alert raised " + Duration.between(moment, raised) + " after its moment");

      stack.kill("taskmanager");
      assertThat(stack.post("[" + event("3", "case.decided", due.minusMillis(1), DECIDED) + "]"))
          .satisfies(answer -> assertThat(answer.body()).contains("\"accepted\":1"));
      Map<?, ?> wrong = awaitOne(stack, "WITHDRAWN");
      assertThat(wrong.get("id")).isEqualTo(alert.get("id"));
      assertThat(wrong.get("reason")).isEqualTo("ended-before");
      assertThat(wrong.get("raisedAt")).isEqualTo(alert.get("raisedAt"));
      assertThat(alerts(stack, "RAISED")).isEmpty();
    }
  }

  private static final String APPLIED = "\"unit\":\"U\",\"item\":\"I\",\"channel\":\"WEB\"";
  private static final String DECIDED = "\"outcome\":\"APPROVED\"";

  private static String event(String id, String type, Instant time, String data) {
    return """
    {"specversion":"1.0","id":"%s","source":"/online","type":"%s","subject":"late-1",\
    "time":"%s","data":{%s}}\
    """
        .formatted(id, type, time, data);
  }

  /** The alerts about the promise in that state; an immediate look may come before the rest. */
  private static List<?> alerts(Stack stack, String state) {
    try {
      Map<?, ?> answer = stack.get("/api/v1/alerts?kind=past-promise&state=" + state);
      return (List<?>) answer.get("alerts");
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<?, ?> awaitOne(Stack stack, String state) throws InterruptedException {
    Stack.await(LIMIT, "an alert that is " + state, () -> !alerts(stack, state).isEmpty());
    List<?> found = alerts(stack, state);
    assertThat(found).hasSize(1);
    return (Map<?, ?>) found.get(0);
  }
}
