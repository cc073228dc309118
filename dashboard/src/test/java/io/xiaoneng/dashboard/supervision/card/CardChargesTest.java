package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.supervision.card.CardCharges.Charge;
import io.xiaoneng.dashboard.supervision.card.CardCharges.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CardChargesTest extends CardTestBase {

  @Autowired private CardCharges charges;

  private List<Kind> of(CardFile file, Instant from, Instant to) {
    return charges.of(from, to).stream()
        .filter(each -> each.matter().equals(file.matter().toString()))
        .map(Charge::kind)
        .toList();
  }

  private List<Kind> around(CardFile file, Instant moment) {
    return of(file, moment, moment.plusMillis(1));
  }

  private static Instant issued(CardFile file) {
    return file.card().first(CardStep.ISSUE).orElseThrow().at();
  }

  @Test
  void aCardWeighsInThePeriodInWhichItWasIssued() {
    CardFile pending = opened();
    Instant opened = pending.card().history().get(0).at();
    assertThat(of(pending, opened.minusSeconds(1), opened.plus(Duration.ofDays(1)))).isEmpty();
    CardFile file = received();
    assertThat(around(file, issued(file))).containsExactly(Kind.RED_CARD);
    assertThat(of(file, issued(file).minusSeconds(9), issued(file)))
        .as("the end is exclusive")
        .isEmpty();
  }

  @Test
  void aTermThatEndedWithoutAnAnswerWeighsWhereItEnded() {
    CardFile file = received();
    Instant due = cards.rules().due(file.card());
    assertThat(due).isNotNull();
    assertThat(around(file, due)).containsExactly(Kind.UNANSWERED);
    take(file, CardStep.EXPLAIN, UNIT);
    assertThat(around(file, due)).as("it was explained in time").isEmpty();
  }

  @Test
  void aCardThatWasWithdrawnWeighsNothing() {
    CardFile file = received();
    Instant issued = issued(file);
    take(file, CardStep.WITHDRAW, SUPERVISOR);
    assertThat(around(file, issued)).isEmpty();
  }

  @Test
  void aCardWhoseAppealWasUpheldWeighsNothing() {
    CardFile file = take(received(), CardStep.APPEAL, UNIT);
    Instant issued = issued(file);
    assertThat(around(file, issued)).containsExactly(Kind.RED_CARD);
    take(file, CardStep.UPHOLD, REVIEWER);
    assertThat(around(file, issued)).isEmpty();
  }
}
