package io.xiaoneng.dashboard.supervision.card;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.card.CardStep;
import org.junit.jupiter.api.Test;

class CardApiTest extends CardTestBase {

  private static final String BODY =
      "{\"kind\":\"YELLOW\",\"title\":\"按时办结率低于下限\",\"unit\":\"610102\","
          + "\"metric\":\"on-time\",\"from\":\"2026-03-01\",\"to\":\"2026-03-31\","
          + "\"evidence\":{\"value\":0.912,\"n\":431},\"text\":\"两月低于下限\"}";

  @Test
  void theApiOpensACardAndTellsWhatIsWrong() throws Exception {
    http.perform(
            post("/api/v1/cards")
                .contentType("application/json")
                .content(BODY)
                .with(as(SUPERVISOR)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.state").value("PENDING"))
        .andExpect(jsonPath("$.evidence.n").value(431))
        .andExpect(jsonPath("$.steps").value("WITHDRAW"))
        .andExpect(jsonPath("$.history[0].by").value("wang"));
    http.perform(
            post("/api/v1/cards").contentType("application/json").content(BODY).with(as(REVIEWER)))
        .andExpect(status().isForbidden());
    bad(BODY.replace("610102", "999999"), "unit");
    bad(BODY.replace("on-time", "no-such"), "metric");
    bad(BODY.replace("\"text\":\"两月低于下限\"", "\"text\":\" \""), "text");
    bad(
        BODY.replace("\"metric\"", "\"evidenceLink\":\"//evil.example/\",\"metric\""),
        "evidenceLink");
    bad(
        BODY.replace("\"metric\"", "\"origin\":{\"kind\":\"FLAG\",\"id\":\"no\"},\"metric\""),
        "origin");
  }

  private void bad(String body, String field) throws Exception {
    http.perform(
            post("/api/v1/cards")
                .contentType("application/json")
                .content(body)
                .with(as(SUPERVISOR)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void theApiAnswersAnOvertakenStepWith409AndWhoDidWhat() throws Exception {
    CardFile file = take(received(), CardStep.APPEAL, UNIT);
    String step = "{\"step\":\"UPHOLD\",\"version\":%d,\"text\":\"属实\"}";
    http.perform(
            post("/api/v1/cards/{id}/steps", file.id())
                .contentType("application/json")
                .content(step.formatted(3))
                .with(as(REVIEWER)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.standing.by").value("district"))
        .andExpect(jsonPath("$.standing.step").value("APPEAL"));
    http.perform(
            post("/api/v1/cards/{id}/steps", file.id())
                .contentType("application/json")
                .content(step.formatted(5))
                .with(as(REVIEWER)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("UPHELD"));
    http.perform(
            post("/api/v1/cards/{id}/steps", file.id())
                .contentType("application/json")
                .content(step.formatted(6))
                .with(as(REVIEWER)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.reason").value("WRONG_STATE"));
  }
}
