package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CardScopeTest extends CardTestBase {

  @Test
  void anotherUnitFindsNothingAndTheLogSaysThatItTried() {
    CardFile file = received();
    assertThatExceptionOfType(MatterMissingException.class)
        .isThrownBy(() -> cards.read(file.id(), OTHER));
    assertThatExceptionOfType(MatterMissingException.class)
        .isThrownBy(() -> take(file, CardStep.EXPLAIN, OTHER));
    assertThat(logged("card.forbidden", file)).containsExactly("neighbour", "neighbour");
    CardQuery all = new CardQuery(Set.of(), null, null, null, false, 1);
    assertThat(cards.list(all, OTHER).cards()).extracting(CardFile::id).doesNotContain(file.id());
    assertThat(
            cards
                .list(new CardQuery(Set.of(), null, Set.of("610102001"), null, false, 1), OTHER)
                .total())
        .isZero();
    assertThat(cards.list(all, UNIT).cards()).extracting(CardFile::id).contains(file.id());
  }

  @Test
  void leadersSeeNothingThatIsNotIssued() {
    CardFile pending = opened();
    assertThatExceptionOfType(MatterMissingException.class)
        .isThrownBy(() -> cards.read(pending.id(), LEADER));
    CardQuery all = new CardQuery(Set.of(), null, null, null, false, 1);
    assertThat(cards.list(all, LEADER).cards())
        .extracting(CardFile::id)
        .doesNotContain(pending.id());
    CardFile withdrawn = take(opened(), CardStep.WITHDRAW, SUPERVISOR);
    assertThat(cards.list(all, LEADER).cards())
        .extracting(CardFile::id)
        .doesNotContain(withdrawn.id());
    CardFile issued = received();
    assertThat(cards.list(all, LEADER).cards()).extracting(CardFile::id).contains(issued.id());
  }
}
