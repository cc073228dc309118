package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.PostedNotice;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Reminders;
import io.xiaoneng.task.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CardNoticesTest extends CardTestBase {

  /** What the unit's own user sees; nobody else's tests write to this unit. */
  private static final String UNIT_CODE = "610102003";

  private static final Actor OWN = new Actor("own", Set.of(Role.UNIT), UNIT_CODE);

  @Autowired private NoticeBoard board;
  @Autowired private Reminders reminders;

  private CardFile opened(String title) {
    return cards.open(
        new CardDraft(CardKind.YELLOW, title, UNIT_CODE, null, null, null, null, "{}", ""),
        SUPERVISOR,
        "核实");
  }

  /** The titles that somebody finds on the board about a card, the oldest first. */
  private List<String> told(Actor actor, CardFile file) {
    List<String> titles = new ArrayList<>();
    for (int page = 1; (page - 1) * NoticeBoard.ON_A_PAGE < board.count(actor); page++) {
      board.of(actor, page).stream()
          .map(PostedNotice::notice)
          .filter(each -> each.link().equals(file.matter().path()))
          .map(each -> each.key().substring(file.matter().toString().length() + 1))
          .forEach(titles::add);
    }
    return titles.stream().sorted().toList();
  }

  @Test
  void whoeverACardWaitsForIsToldOnceAndNobodyOfTheirOwnStep() {
    CardFile file = opened("轮到谁");
    assertThat(told(SUPERVISOR, file)).isEmpty();
    assertThat(told(OWN, file)).containsExactly("1/begun");
    file = take(file, CardStep.STATE, UNIT);
    assertThat(told(SUPERVISOR, file)).containsExactly("2/turn");
    file = take(file, CardStep.ISSUE, SUPERVISOR);
    assertThat(told(OWN, file)).containsExactly("1/begun", "3/turn");
    file = take(file, CardStep.RECEIVE, UNIT);
    assertThat(told(OWN, file)).containsExactly("1/begun", "3/turn");
    file = take(file, CardStep.APPEAL, UNIT);
    assertThat(told(REVIEWER, file)).containsExactly("5/turn");
    file = take(file, CardStep.UPHOLD, REVIEWER);
    assertThat(told(OWN, file)).containsExactly("1/begun", "3/turn", "6/ended/UNIT");
    assertThat(told(SUPERVISOR, file)).containsExactly("2/turn", "6/ended/SUPERVISOR");
    assertThat(told(OTHER, file)).isEmpty();
    assertThat(told(LEADER, file)).isEmpty();
  }

  @Test
  void aNoticeSaysInBothLanguagesWhatItIsAbout() {
    CardFile file = take(take(opened("说清楚"), CardStep.STATE, UNIT), CardStep.ISSUE, SUPERVISOR);
    assertThat(board.of(OWN).stream().map(PostedNotice::notice))
        .filteredOn(each -> each.key().equals(file.matter() + "/3/turn"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.titleZh()).isEqualTo("督办卡 %d（已签发）轮到您办理：说清楚".formatted(file.id()));
              assertThat(each.titleEn())
                  .isEqualTo("Card %d (Issued) waits for you: 说清楚".formatted(file.id()));
              assertThat(each.textZh()).startsWith("期限：");
              assertThat(each.textEn()).startsWith("Due: ");
            });
  }

  @Test
  void remindersHangOnTheBoardOnceAndLeadersHearWhatIsLongOverdue() {
    CardFile file = take(take(opened("催"), CardStep.STATE, UNIT), CardStep.ISSUE, SUPERVISOR);
    Instant due = Objects.requireNonNull(cards.due(file));
    reminders.run(due);
    reminders.run(due);
    assertThat(told(OWN, file)).containsExactly("1/begun", "3/SOON", "3/turn");
    assertThat(told(LEADER, file)).isEmpty();
    reminders.run(due.plusMillis(1));
    reminders.run(due.plus(Duration.ofDays(30)));
    reminders.run(due.plus(Duration.ofDays(31)));
    assertThat(told(OWN, file))
        .containsExactly("1/begun", "3/ESCALATED", "3/OVERDUE", "3/SOON", "3/turn");
    assertThat(told(LEADER, file)).containsExactly("3/ESCALATED/LEADER");
    assertThat(told(SUPERVISOR, file)).contains("3/ESCALATED/SUPERVISOR");
    assertThat(told(OTHER, file)).isEmpty();
  }

  @Test
  void aLetterIsToldToItsUnitAndNotWhereItWasRefused() {
    CardFile file = take(take(opened("函"), CardStep.STATE, UNIT), CardStep.ISSUE, SUPERVISOR);
    cards.write(file.id(), Rung.REMINDER, "市政发〔2026〕9号", SUPERVISOR);
    assertThat(told(OWN, file)).anyMatch(each -> each.startsWith("letter/REMINDER/"));
    try {
      cards.write(file.id(), Rung.CIRCULAR, "市政发〔2026〕9号", SUPERVISOR);
    } catch (io.xiaoneng.supervision.StepRefusedException refused) {
      assertThat(told(OWN, file)).noneMatch(each -> each.startsWith("letter/CIRCULAR"));
      return;
    }
    throw new AssertionError("a circular came before its time");
  }
}
