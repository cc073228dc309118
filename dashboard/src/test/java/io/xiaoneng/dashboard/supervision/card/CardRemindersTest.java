package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.supervision.Notices;
import io.xiaoneng.dashboard.supervision.Reminders;
import io.xiaoneng.supervision.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CardRemindersTest extends CardTestBase {

  @Autowired private Reminders reminders;
  @Autowired private Notices notices;

  @Test
  void remindsOfEachStandingOnceAndEscalates() {
    CardFile file = received();
    Instant due = cards.rules().due(file.card());
    assertThat(due).isNotNull();
    reminders.run(due);
    reminders.run(due);
    assertThat(told(file)).containsExactly(Urgency.SOON);
    reminders.run(due.plusMillis(1));
    reminders.run(due.plus(Duration.ofDays(30)));
    reminders.run(due.plus(Duration.ofDays(31)));
    assertThat(told(file)).containsExactly(Urgency.SOON, Urgency.OVERDUE, Urgency.ESCALATED);
    CardFile next = take(file, CardStep.EXPLAIN, UNIT);
    reminders.run(due.plus(Duration.ofDays(60)));
    assertThat(told(next)).hasSize(4);
  }

  private List<Urgency> told(CardFile file) {
    return notices.of(file.matter()).stream().map(Notices.Notice::urgency).toList();
  }
}
