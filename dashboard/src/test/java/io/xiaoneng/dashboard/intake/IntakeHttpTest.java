package io.xiaoneng.dashboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.security.IngestToken;
import io.xiaoneng.dashboard.security.IngestTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class IntakeHttpTest extends ApiTestBase {

  private static final String ONE = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  @Autowired RememberingLog log;
  @Autowired IngestTokens tokens;
  @Autowired Admission admission;

  @AfterEach
  void forget() {
    log.away(false);
    log.taken();
  }

  private static String event(String source, String id) {
    return ("{\"specversion\":\"1.0\", \"id\":\"%s\",\"source\":\"%s\",\"type\":\"case.applied\","
            + "\"subject\":\"案-1\",\"time\":\"2026-03-02T09:15:04+08:00\",\n \"data\":{\"unit\":\"u"
            + "\",\"item\":\"i\",\"channel\":\"WEB\",\"note\":\"]},\\\"\"}}")
        .formatted(id, source);
  }

  private ResultActions send(String type, String body) throws Exception {
    return send(type, body, TOKEN);
  }

  private ResultActions send(String type, String body, String token) throws Exception {
    return http.perform(request(type, body, token));
  }

  private static MockHttpServletRequestBuilder request(String type, String body, String token) {
    return post("/api/v1/events")
        .contentType(type)
        .content(body.getBytes(StandardCharsets.UTF_8))
        .header("Authorization", "Bearer " + token);
  }

  private static String text(EventLog.Entry entry) {
    return new String(entry.value(), StandardCharsets.UTF_8);
  }

  @Test
  void oneEventLiesInItsTopicUnderItsSubjectAsItWasSent() throws Exception {
    String event = event("/hall/610113-01/window/07", "a");
    String sent = " " + event + "\n";
    send(ONE, sent)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(1))
        .andExpect(jsonPath("$.rejected").isEmpty());
    List<EventLog.Entry> taken = log.taken();
    assertThat(taken).hasSize(1);
    assertThat(taken.get(0).topic()).isEqualTo("xiaoneng.events.hall");
    assertThat(taken.get(0).key()).isEqualTo("案-1");
    assertThat(text(taken.get(0))).isEqualTo(sent);
    assertThat(taken.get(0).headers()).isEmpty();
  }

  @Test
  void anApplicantsReferenceComesToKafkaAsAKeyedHashOnly() throws Exception {
    String note = event("/hall/1", "p").replace("\"note\"", "\"applicantId\"");
    String sent = note.replace("]},\\\"", "SECRET-77");
    assertThat(sent).contains("SECRET-77");
    send(BATCH, "[" + event("/hall/1", "q") + "," + sent + "]").andExpect(status().isAccepted());
    List<EventLog.Entry> taken = log.taken();
    assertThat(text(taken.get(0))).isEqualTo(event("/hall/1", "q"));
    assertThat(text(taken.get(1)))
        .doesNotContain("SECRET-77")
        .containsPattern("\"applicantId\":\"hmac-sha256:[0-9a-f]{8}:[0-9a-f]{64}\"")
        .contains("\"id\":\"p\"", "\"subject\":\"案-1\"");
    send(ONE, sent).andExpect(status().isAccepted());
    assertThat(text(log.taken().get(0))).as("sent twice").isEqualTo(text(taken.get(1)));
  }

  @Test
  void everyElementOfABatchKeepsItsBytesAndGoesToTheChannelOfItsSource() throws Exception {
    String hall = event("/hall/1", "a");
    String terminal = event("/terminal/1", "b");
    String online = event("/app/1", "c");
    send(BATCH, "[ " + hall + " ,\n" + terminal + ",\t" + online + " ] ")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(3));
    assertThat(log.taken())
        .extracting(EventLog.Entry::topic, IntakeHttpTest::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("xiaoneng.events.hall", hall),
            org.assertj.core.groups.Tuple.tuple("xiaoneng.events.terminal", terminal),
            org.assertj.core.groups.Tuple.tuple("xiaoneng.events.online", online));
  }

  @Test
  void brokenOnesAreRefusedByThemselvesAndBecomeDeadLetters() throws Exception {
    String noTime = event("/hall/1", "b").replace("\"time\"", "\"tim\"");
    send(
            "application/json",
            "[" + event("/hall/1", "a") + "," + noTime + ",{oops},7," + event("/hall/1", "e") + "]")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(2))
        .andExpect(jsonPath("$.rejected[0].index").value(1))
        .andExpect(jsonPath("$.rejected[0].id").value("b"))
        .andExpect(jsonPath("$.rejected[0].reason").value("missing-field"))
        .andExpect(jsonPath("$.rejected[0].detail").value("time is missing"))
        .andExpect(jsonPath("$.rejected[1].index").value(2))
        .andExpect(jsonPath("$.rejected[1].reason").value("not-json"))
        .andExpect(jsonPath("$.rejected[2].reason").value("not-cloudevents"));
    List<EventLog.Entry> letters =
        log.taken().stream().filter(e -> e.topic().equals("xiaoneng.dead-letter")).toList();
    assertThat(letters).hasSize(3);
    assertThat(text(letters.get(0))).isEqualTo(noTime);
    assertThat(letters.get(0).headers())
        .containsEntry("reason", "missing-field")
        .containsEntry("origin", "http")
        .containsEntry("source", "/hall/1")
        .containsEntry("id", "b")
        .containsEntry("length", "" + noTime.getBytes(StandardCharsets.UTF_8).length)
        .containsKeys("detail", "sha256");
    assertThat(text(letters.get(1))).isEqualTo("{oops}");
  }

  @Test
  void aBodyThatIsNoJsonIsABadRequestAndOneDeadLetter() throws Exception {
    for (String body : List.of("not json", "[{\"a\":1", "{\"specversion\":", "[1,]x")) {
      send("application/json", body)
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.status").value(400));
      assertThat(log.taken()).extracting(IntakeHttpTest::text).containsExactly(body);
    }
    send(ONE, "  ").andExpect(status().isBadRequest());
    assertThat(log.taken()).isEmpty();
  }

  @Test
  void aTokenWritesOnlyItsSourcesAndChannelAndMarksImports() throws Exception {
    String token = "a-token-of-one-hall-0123456789";
    tokens.put(token, new IngestToken("hall-1", "terminal", List.of("/hall/1"), true));
    send(BATCH, "[" + event("/hall/1/window/2", "a") + "," + event("/hall/10", "b") + "]", token)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(1))
        .andExpect(jsonPath("$.rejected[0].reason").value("source-forbidden"))
        .andExpect(jsonPath("$.rejected[0].id").value("b"));
    List<EventLog.Entry> taken = log.taken();
    assertThat(taken.get(0).topic()).isEqualTo("xiaoneng.events.terminal");
    assertThat(taken.get(0).headers()).containsEntry("import", "1");
    assertThat(taken.get(1).headers()).containsEntry("reason", "source-forbidden");
  }

  @Test
  void aDryRunValidatesAndLeavesNothing() throws Exception {
    http.perform(
            request(BATCH, "[" + event("/hall/1", "a") + ",{}]", TOKEN)
                .queryParam("dry-run", "true"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(1))
        .andExpect(jsonPath("$.rejected[0].reason").value("not-cloudevents"));
    assertThat(log.taken()).isEmpty();
  }

  @Test
  void nobodySendsWithoutAToken() throws Exception {
    http.perform(post("/api/v1/events").contentType(ONE).content(event("/hall/1", "a")))
        .andExpect(status().isUnauthorized());
    send(ONE, event("/hall/1", "a"), "an-unknown-token").andExpect(status().isUnauthorized());
    http.perform(
            post("/api/v1/events").contentType(ONE).content(event("/hall/1", "a")).with(admin()))
        .andExpect(status().isForbidden());
    assertThat(log.taken()).isEmpty();
  }

  @Test
  void aBodyOfMoreThanTenMebibytesIsTooLarge() throws Exception {
    send(BATCH, "[" + " ".repeat(10 << 20) + "]").andExpect(status().isContentTooLarge());
    send(BATCH, "[" + " ".repeat((10 << 20) - 2) + "]").andExpect(status().isAccepted());
  }

  @Test
  void anotherMediaTypeIsNotTaken() throws Exception {
    send("text/plain", event("/hall/1", "a")).andExpect(status().isUnsupportedMediaType());
  }

  @Test
  void withTheEventLogAwayTheAnswerSaysWhatWasNotTaken() throws Exception {
    log.away(true);
    send(BATCH, "[" + event("/hall/1", "a") + ",{}]")
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().exists("Retry-After"))
        .andExpect(jsonPath("$.accepted").value(0))
        .andExpect(jsonPath("$.unconfirmed[0]").value(0))
        .andExpect(jsonPath("$.unconfirmed[1]").value(1));
  }

  @Test
  void withTooMuchInFlightTheSenderIsToldToComeAgain() throws Exception {
    List<Admission.Place> places = new ArrayList<>();
    try {
      for (int i = 0; i < Admission.MAX_REQUESTS; i++) {
        places.add(admission.enter(1));
      }
      send(ONE, event("/hall/1", "a"))
          .andExpect(status().isTooManyRequests())
          .andExpect(header().exists("Retry-After"));
    } finally {
      places.forEach(Admission.Place::close);
    }
    send(ONE, event("/hall/1", "a")).andExpect(status().isAccepted());
  }

  @Test
  void aBatchOfTenThousandIsQuick() throws Exception {
    StringBuilder batch = new StringBuilder("[");
    for (int i = 0; i < 10_000; i++) {
      batch.append(i == 0 ? "" : ",").append(event("/hall/1", "id-" + i));
    }
    String body = batch.append("]").toString();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      send(BATCH, body).andExpect(jsonPath("$.accepted").value(10_000));
      best = Math.min(best, System.nanoTime() - start);
      log.taken();
    }
    System.out.println("10 000 events validated and handed over in " + best / 1_000_000 + " ms");
    assertThat(best).isLessThan(2_000_000_000L);
  }
}
