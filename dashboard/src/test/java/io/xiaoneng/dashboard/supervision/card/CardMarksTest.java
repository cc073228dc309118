package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules.Wish;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CardMarksTest extends CardTestBase {

  private static final Actor SECOND = new Actor("zhao", Set.of(Role.REVIEWER), null);
  private static final String FIGURE = "/api/v1/metrics/stop-rate";

  @Autowired private ClickHouse clickHouse;

  /** A card about a month in which no other test has one, with an appeal. */
  private CardFile appealed(
      @Nullable String metric, CardFile.@Nullable Origin origin, String json) {
    LocalDate from = LocalDate.of(2031, 3, 1);
    CardFile file =
        cards.open(
            new CardDraft(
                CardKind.RED,
                "停表率异常",
                "610102001",
                metric,
                from,
                from.plusDays(30),
                origin,
                json,
                ""),
            SUPERVISOR,
            "核实");
    file = take(take(file, CardStep.STATE, UNIT), CardStep.ISSUE, SUPERVISOR);
    return take(take(file, CardStep.RECEIVE, UNIT), CardStep.APPEAL, UNIT);
  }

  private CardFile upheld(@Nullable String metric) {
    return take(appealed(metric, null, "{}"), CardStep.UPHOLD, REVIEWER);
  }

  private List<Integer> marks(String query, Actor actor) throws Exception {
    String answer =
        http.perform(get("/api/v1/figure-marks?" + query).with(as(actor)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    return JsonPath.read(answer, "$.marks[*].card");
  }

  private String figure(String query, Actor actor) throws Exception {
    return http.perform(get(FIGURE + "?asOf=2031-05-01T00:00:00Z&" + query).with(as(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private static Object read(String json, String path) {
    return JsonPath.read(json, path);
  }

  private String shown(String path, Actor actor) throws Exception {
    return http.perform(get(path).with(as(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void anUpheldAppealMarksTheFigureWhereverItIsAskedForAndChangesNone() throws Exception {
    String march = "from=2031-03-10&to=2031-03-20&unit=610102001";
    String before = figure(march, LEADER);
    assertThat(before).doesNotContain("marks");
    CardFile file = upheld("stop-rate");
    String after = figure(march, LEADER);
    assertThat(read(after, "$.rows")).isEqualTo(read(before, "$.rows"));
    assertThat(read(after, "$.marks[0].card")).isEqualTo((int) file.id());
    assertThat(read(after, "$.marks[0].reason")).isEqualTo("说明");
    assertThat(read(after, "$.marks[0].by")).isEqualTo("li");
    assertThat(read(after, "$.marks[0].claim")).isEqualTo("SYSTEM");
    assertThat(figure("from=2031-03-10&by=unit", LEADER)).contains("\"marks\"");
    assertThat(figure("from=2031-03-10", LEADER)).doesNotContain("marks");
    assertThat(figure("from=2031-04-01&to=2031-04-30&unit=610102001", LEADER))
        .doesNotContain("marks");
    assertThat(figure("from=2031-03-10&unit=610103", OTHER)).doesNotContain("marks");
  }

  @Test
  void aUnitIsToldOfTheMarksInItsSubtreeAlone() throws Exception {
    int card = (int) upheld("stop-rate").id();
    assertThat(marks("metric=stop-rate", UNIT)).contains(card);
    assertThat(marks("unit=610102", LEADER)).contains(card);
    assertThat(marks("unit=610103", LEADER)).doesNotContain(card);
    assertThat(marks("metric=stop-rate", OTHER)).doesNotContain(card);
    assertThat(marks("unit=610102", OTHER)).doesNotContain(card);
    assertThat(marks("from=2031-04-01", LEADER)).doesNotContain(card);
    http.perform(get("/api/v1/figure-marks?metric=no-such").with(as(LEADER)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("metric"));
    http.perform(get("/api/v1/figure-marks?from=2031-04-01&to=2031-03-01").with(as(LEADER)))
        .andExpect(status().isBadRequest());
  }

  @Test
  void pagesShowTheMarkBesideTheFigure() throws Exception {
    CardFile file = upheld("stop-rate");
    String link = "/supervision/cards/" + file.id() + "#mark";
    for (String lang : List.of("zh", "en")) {
      String words = lang.equals("zh") ? "申诉成立" : "Appeal upheld";
      String metric = "/metrics/stop-rate?from=2031-03-01&to=2031-03-31&lang=" + lang;
      assertThat(shown(metric + "&unit=610102001", LEADER)).contains(link, words);
      assertThat(shown(metric + "&unit=610103", LEADER)).doesNotContain(link);
      assertThat(shown("/units/610102001?lang=" + lang, UNIT)).contains(link, words);
      assertThat(shown("/units/610102?lang=" + lang, LEADER))
          .contains(link, "/units/610102001#marks")
          .doesNotContain("??");
      assertThat(shown("/units/610103?lang=" + lang, OTHER)).doesNotContain(link);
      assertThat(shown("/supervision/cards/" + file.id() + "?lang=" + lang, SECOND))
          .contains("id=\"mark\"", "/unmark")
          .doesNotContain("??");
      assertThat(shown("/supervision/cards/" + file.id() + "?lang=" + lang, REVIEWER))
          .contains("id=\"mark\"")
          .doesNotContain("/unmark");
    }
  }

  @Test
  void aCardOfAnAlertMarksItsCaseAndNoList() throws Exception {
    String id = "marked-case";
    archived(id);
    String json = "{\"alert\":{\"caseId\":\"" + id + "\"},\"trace\":[]}";
    CardFile.Origin origin = new CardFile.Origin("ALERT", "mark-test");
    CardFile file = take(appealed(null, origin, json), CardStep.UPHOLD, REVIEWER);
    String link = "/supervision/cards/" + file.id() + "#mark";
    assertThat(shown("/cases/" + id, LEADER)).contains(link);
    assertThat(shown("/units/610102001", LEADER)).doesNotContain(link);
    assertThat(marks("unit=610102001", LEADER)).doesNotContain((int) file.id());
    assertThat(marks("case=" + id, LEADER)).containsExactly((int) file.id());
    assertThat(marks("case=" + id, OTHER)).isEmpty();
  }

  private void archived(String id) {
    String raw =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/hall/1\",\"type\":\"case.applied\","
            + "\"subject\":\"%s\",\"time\":\"2026-03-02T01:00:00Z\",\"data\":{\"unit\":\"610102001\","
            + "\"item\":\"x\",\"channel\":\"WEB\"}}";
    clickHouse.execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, raw) VALUES (?, '/hall/1', '1', 0, 1, 'UPSERT', 'case.applied',"
            + " '2026-03-02 01:00:00', now64(3), ?)",
        List.of(id, raw.formatted(id)),
        Duration.ofSeconds(10));
  }

  @Test
  void ofTwoReviewersAtTheSameTimeOneDecidesAndTheMarkIsThatDecisions() throws Exception {
    for (int round = 0; round < 5; round++) {
      CardFile file = appealed("stop-rate", null, "{}");
      CyclicBarrier start = new CyclicBarrier(2);
      List<CardState> reached = new ArrayList<>();
      int overtaken = 0;
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        List<Future<CardFile>> both =
            List.of(
                threads.submit(decides(file, CardStep.UPHOLD, REVIEWER, start)),
                threads.submit(decides(file, CardStep.REJECT, SECOND, start)));
        for (Future<CardFile> each : both) {
          try {
            reached.add(each.get(60, TimeUnit.SECONDS).card().state());
          } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(OvertakenException.class);
            overtaken++;
          }
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(overtaken).isEqualTo(1);
      assertThat(reached).hasSize(1);
      assertThat(cards.read(file.id(), LEADER).card().state()).isEqualTo(reached.get(0));
      assertThat(cards.mark(file) != null).isEqualTo(reached.get(0) == CardState.UPHELD);
    }
  }

  private Callable<CardFile> decides(
      CardFile file, CardStep step, Actor reviewer, CyclicBarrier start) {
    return () -> {
      start.await(60, TimeUnit.SECONDS);
      return cards.take(file.id(), file.card().version(), Wish.of(step, "说明"), reviewer);
    };
  }

  @Test
  void anotherReviewerTakesAMarkBackOnceWithAReasonAndTheCardStaysWithdrawn() throws Exception {
    CardFile file = upheld("stop-rate");
    refused(Refusal.OWN_MATTER, file, "复查", REVIEWER);
    refused(Refusal.WRONG_PARTY, file, "复查", SUPERVISOR);
    refused(Refusal.INCOMPLETE, file, " ", SECOND);
    http.perform(
            post("/supervision/cards/{id}/unmark", file.id())
                .param("text", "证据不足")
                .with(csrf())
                .with(as(SECOND)))
        .andExpect(status().is3xxRedirection());
    http.perform(
            post("/api/v1/cards/{id}/unmark", file.id())
                .contentType("application/json")
                .content("{\"text\":\"再撤\"}")
                .with(as(SECOND)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.reason").value("ONCE_ONLY"));
    assertThat(cards.read(file.id(), LEADER).card().state()).isEqualTo(CardState.UPHELD);
    assertThat(logged("card.unmark", file)).containsExactly("zhao");
    assertThat(marks("metric=stop-rate", LEADER)).doesNotContain((int) file.id());
    assertThat(shown("/supervision/cards/" + file.id() + "?lang=zh", UNIT))
        .contains("标注已撤销", "证据不足")
        .doesNotContain("/unmark");
    refused(Refusal.WRONG_STATE, received(), "没有标注", SECOND);
  }

  private void refused(Refusal reason, CardFile file, String why, Actor actor) {
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> cards.unmark(file.id(), why, actor))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}
