package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.supervision.Party;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards of alerts that an event which comes late shows to be wrong, or that are over. */
class OriginWatchTest extends CardTestBase {

  private static final String UNIT_CODE = "610102001";

  @Autowired private OriginWatch watch;
  @Autowired private CardDesk desk;
  @Autowired private ClickHouse clickHouse;

  private void alert(String id, int version, String state, String reason) {
    clickHouse.execute(
        "INSERT INTO case_alert SELECT ?, toUInt128(?), 'WATCHED', 'past-promise', 'YELLOW', 1, '',"
            + " fromUnixTimestamp64Milli(?), fromUnixTimestamp64Milli(?), ?, ?, 'I', ?, ?, NULL,"
            + " now64(3), now64(3)",
        List.of(id, version, 1_000L, 1_001L, UNIT_CODE, UNIT_CODE, state, reason),
        Duration.ofSeconds(10));
  }

  private CardFile cardOf(String id) {
    alert(id, 1, "RAISED", "");
    return desk.open(
        new CardDesk.Wanted(
            CardKind.YELLOW,
            "逾期",
            null,
            null,
            null,
            null,
            new CardFile.Origin("ALERT", id),
            null,
            null,
            "核实"),
        SUPERVISOR);
  }

  private CardFile now(CardFile file) {
    return store.find(file.id()).orElseThrow();
  }

  @Test
  void aCardGoesWithItsAlertAndSaysWhyOnce() {
    CardFile pending = cardOf("watched-pending");
    CardFile heard = take(cardOf("watched-issued"), CardStep.STATE, UNIT);
    CardFile issued = take(heard, CardStep.ISSUE, SUPERVISOR);
    CardFile holds = cardOf("watched-holds");
    watch.run();
    assertThat(now(pending).card().state()).isEqualTo(CardState.PENDING);

    alert("watched-pending", 2, "WITHDRAWN", "ended-before");
    alert("watched-issued", 2, "WITHDRAWN", "ended-before");
    watch.run();
    watch.run();

    for (CardFile each : List.of(pending, issued)) {
      assertThat(now(each).card().state()).isEqualTo(CardState.WITHDRAWN);
      CardEntry last = now(each).card().last();
      assertThat(last.party()).isEqualTo(Party.PROGRAM);
      assertThat(last.text()).contains("补报显示此前已办结").contains("the case had ended before");
      assertThat(logged("card.withdraw", each)).containsExactly("xiaoneng");
    }
    assertThat(now(holds).card().state()).isEqualTo(CardState.PENDING);
  }

  @Test
  void whatWasRightAndIsOverStandsAndSoDoesWhatIsAtItsEnd() {
    CardFile over = cardOf("watched-over");
    CardFile withdrawn = take(cardOf("watched-ended"), CardStep.WITHDRAW, SUPERVISOR);
    alert("watched-over", 2, "ENDED", "case-ended");
    alert("watched-ended", 2, "WITHDRAWN", "ended-before");
    watch.run();
    assertThat(now(over).card().state()).isEqualTo(CardState.PENDING);
    assertThat(now(withdrawn).card().last().by()).isEqualTo("wang");
  }

  @Test
  void whoeverTookAStepMeanwhileIsNotOvertaken() {
    CardFile old = cardOf("watched-overtaken");
    CardFile next = take(old, CardStep.STATE, UNIT);
    assertThat(cards.withdraw(old, "late")).isFalse();
    assertThat(now(old).card()).isEqualTo(next.card());
  }
}
