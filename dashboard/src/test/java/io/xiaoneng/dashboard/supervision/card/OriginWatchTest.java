package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.notice.Notice;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.PostedNotice;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.supervision.Party;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards of alerts that an event which comes late shows to be wrong, or that are over. */
class OriginWatchTest extends CardTestBase {

  private static final String UNIT_CODE = "610102001";

  /** Answers for the cases of which the other holds a step. */
  private static final String LEAD = "610104002";

  @Autowired private OriginWatch watch;
  @Autowired private CardDesk desk;
  @Autowired private ClickHouse clickHouse;
  @Autowired private NoticeBoard board;

  private void alert(String id, int version, String state, String reason) {
    clickHouse.execute(
        "INSERT INTO case_alert SELECT ?, toUInt128(?), 'WATCHED', 'past-promise', 'YELLOW', 1, '',"
            + " fromUnixTimestamp64Milli(?), fromUnixTimestamp64Milli(?), ?, ?, 'I', ?, ?, NULL,"
            + " now64(3), now64(3)",
        List.of(id, version, 1_000L, 1_001L, UNIT_CODE, LEAD, state, reason),
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
  void whoeverAnswersForTheCaseHearsOfAnIssuedCardAndOfNoOther() {
    Actor lead = new Actor("lead", Set.of(Role.UNIT), LEAD);
    CardFile file = take(cardOf("watched-copied"), CardStep.STATE, UNIT);
    assertThat(copies(lead, file)).isEmpty();
    take(file, CardStep.ISSUE, SUPERVISOR);
    assertThat(copies(lead, file)).containsExactly("/cases/WATCHED");
    assertThat(copies(OTHER, file)).isEmpty();
  }

  private List<String> copies(Actor actor, CardFile file) {
    return board.of(actor).stream()
        .map(PostedNotice::notice)
        .filter(each -> each.key().equals(file.matter() + "/copied"))
        .map(Notice::link)
        .toList();
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
