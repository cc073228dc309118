package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardRules.Wish;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.Claim;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Rung;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CardFlowTest extends CardTestBase {

  @Test
  void aCardGoesItsWayAndEveryStepStandsInItsHistoryAndTheLog() {
    CardFile file = take(received(), CardStep.EXPLAIN, UNIT);
    file = take(file, CardStep.ORDER, SUPERVISOR);
    file = take(file, CardStep.SUBMIT, UNIT);
    file = take(file, CardStep.CLOSE, REVIEWER);
    CardFile kept = cards.read(file.id(), LEADER);
    assertThat(kept.card().state()).isEqualTo(CardState.CLOSED);
    assertThat(kept.card()).isEqualTo(file.card());
    assertThat(kept.evidence()).isEqualTo("{\"value\":0.9}");
    assertThat(logged("card.", file)).hasSize(8);
    assertThat(logged("card.close", file)).containsExactly("li");
    assertThat(audit.verify().whole()).isTrue();
  }

  @Test
  void ofTwoPeopleWhoGoOnFromTheSameReadingTheSecondIsToldWhoWasFirst() {
    CardFile file = take(received(), CardStep.APPEAL, UNIT);
    CardFile upheld = take(file, CardStep.UPHOLD, REVIEWER);
    assertThat(upheld.card().state()).isEqualTo(CardState.UPHELD);
    Actor late = new Actor("zhao", Set.of(Role.REVIEWER), null);
    assertThatExceptionOfType(OvertakenException.class)
        .isThrownBy(() -> take(file, CardStep.REJECT, late))
        .satisfies(
            overtaken -> {
              assertThat(overtaken.standing().by()).isEqualTo("li");
              assertThat(overtaken.standing().step()).isEqualTo("UPHOLD");
              assertThat(overtaken.standing().state()).isEqualTo("UPHELD");
            });
    assertThat(store.find(file.id()).orElseThrow().card().version()).isEqualTo(6);
  }

  @Test
  void theStoreLetsOnlyOneOfTwoStepsFromTheSameVersionIn() {
    CardFile file = received();
    CardFile explained = file.with(next(file, CardStep.EXPLAIN));
    CardFile appealed = file.with(next(file, CardStep.APPEAL));
    assertThat(store.advance(explained, null)).isTrue();
    assertThat(store.advance(appealed, null)).isFalse();
    assertThat(store.find(file.id()).orElseThrow().card().state()).isEqualTo(CardState.EXPLAINED);
  }

  private Card next(CardFile file, CardStep step) {
    return cards
        .rules()
        .take(
            file.card(),
            new Wish(step, "x", Claim.DATA, null),
            cards.hand(file, UNIT),
            Instant.now());
  }

  @Test
  void whoIssuedACardDoesNotDecideOnItsAppeal() {
    Actor both = new Actor("wang", Set.of(Role.SUPERVISOR, Role.REVIEWER), null);
    CardFile file = take(received(), CardStep.APPEAL, UNIT);
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> take(file, CardStep.UPHOLD, both));
  }

  @Test
  void lettersGoUpTheLadderAndOnlyAboutWhatStands() {
    CardFile issued = received();
    assertThat(cards.write(issued.id(), Rung.REMINDER, "市政发〔2026〕1号", SUPERVISOR).matter())
        .isEqualTo(issued.matter().toString());
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> cards.write(issued.id(), Rung.INTERVIEW, "文件", SUPERVISOR))
        .withMessageContaining("ORDER comes before");
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> cards.write(issued.id(), Rung.REMINDER, "文件", REVIEWER));
    CardFile withdrawn = take(received(), CardStep.WITHDRAW, SUPERVISOR);
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> cards.write(withdrawn.id(), Rung.REMINDER, "文件", SUPERVISOR))
        .withMessageContaining("WITHDRAWN");
  }
}
