package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which cards walls may show by name. */
class CardsOnWallsTest extends CardTestBase {

  @Autowired CardLines lines;

  private boolean shown(CardFile file) {
    return lines.shown(LEADER).stream().anyMatch(each -> each.id() == file.id());
  }

  @Test
  void aCardIsShownOnceItStandsAndOnlyCountedBefore() {
    long issued = lines.issued(LEADER).getOrDefault(CardState.ISSUED, 0L);
    CardFile file = opened();
    assertThat(shown(file)).isFalse();
    assertThat(lines.issued(LEADER))
        .doesNotContainKey(CardState.PENDING)
        .containsEntry(CardState.ISSUED, issued);
    file = take(file, CardStep.STATE, UNIT);
    file = take(file, CardStep.ISSUE, SUPERVISOR);
    assertThat(shown(file)).isFalse();
    assertThat(lines.issued(LEADER)).containsEntry(CardState.ISSUED, issued + 1);
    file = take(file, CardStep.RECEIVE, UNIT);
    assertThat(shown(file)).isFalse();
    file = take(file, CardStep.EXPLAIN, UNIT);
    assertThat(shown(file)).isFalse();
    file = take(file, CardStep.ORDER, SUPERVISOR);
    assertThat(file.card().state()).isEqualTo(CardState.RECTIFYING);
    assertThat(shown(file)).isTrue();
  }
}
