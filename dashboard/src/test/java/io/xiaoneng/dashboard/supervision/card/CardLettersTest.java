package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Letters;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Ladder;
import io.xiaoneng.task.Rung;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CardLettersTest extends CardTestBase {

  /** Nobody else's tests write to it. */
  private static final String ADDRESSEE = "610104007";

  private static final Actor OWN = new Actor("own", Set.of(Role.UNIT), ADDRESSEE);
  private static final String BASIS = "市政发〔2026〕5号";

  @Autowired private Letters letters;

  private CardFile issued(String unit) {
    CardFile file =
        cards.open(
            new CardDraft(CardKind.ORDER, "函", unit, null, null, null, null, "{}", ""),
            SUPERVISOR,
            "核实");
    Actor own = new Actor("own", Set.of(Role.UNIT), unit);
    return take(take(file, CardStep.STATE, own), CardStep.ISSUE, SUPERVISOR);
  }

  @Test
  void ofTwoWhoWriteTheLastLetterThatAUnitMayGetAtTheSameTimeOneIsRefused() throws Exception {
    int most = Ladder.STANDARD.most();
    for (int i = 1; i < most; i++) {
      cards.write(issued(ADDRESSEE).id(), Rung.REMINDER, BASIS, SUPERVISOR);
    }
    List<CardFile> rest = List.of(issued(ADDRESSEE), issued(ADDRESSEE));
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    int refused = 0;
    try {
      List<Future<Object>> both =
          threads.invokeAll(rest.stream().map(each -> writes(each, start)).toList());
      for (Future<Object> each : both) {
        try {
          each.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(StepRefusedException.class);
          assertThat(((StepRefusedException) e.getCause()).reason()).isEqualTo(Refusal.TOO_SOON);
          refused++;
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(refused).isEqualTo(1);
    assertThat(letters.to(ADDRESSEE)).hasSize(most);
    CardFile another = issued(ADDRESSEE);
    for (String lang : List.of("zh", "en")) {
      String page =
          http.perform(
                  get("/supervision/cards/" + another.id() + "?lang=" + lang).with(as(SUPERVISOR)))
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      assertThat(page)
          .contains(
              lang.equals("zh") ? "最多 4 件，已发 4 件" : "at most 4 go to one unit, 4 have gone",
              lang.equals("zh") ? "最早可在" : "may be written from")
          .doesNotContain("name=\"basis\"", "??");
    }
    assertThat(cards.read(another.id(), OWN)).isEqualTo(another);
  }

  private Callable<Object> writes(CardFile file, CyclicBarrier start) {
    return () -> {
      start.await(60, TimeUnit.SECONDS);
      return cards.write(file.id(), Rung.REMINDER, BASIS, SUPERVISOR);
    };
  }

  @Test
  void aLetterNeedsTheDocumentThatItRestsOnAndACircularTheEndOfAppeals() {
    String unit = "610104008";
    CardFile file = issued(unit);
    refused(file, Rung.REMINDER, " ", Refusal.INCOMPLETE);
    refused(file, Rung.CIRCULAR, BASIS, Refusal.TOO_SOON);
    assertThat(letters.standing(file.matter(), unit, true).rungs()).containsExactly(Rung.REMINDER);
    assertThat(letters.to(unit)).isEmpty();
  }

  private void refused(CardFile file, Rung rung, String basis, Refusal reason) {
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> cards.write(file.id(), rung, basis, SUPERVISOR))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}
