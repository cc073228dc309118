package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.CardRules;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.supervision.Notices;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reminds whoever a card waits for, presses them when their term has passed, and tells the leaders
 * when it passed long ago; each once for each standing of the card. Restarts remind nobody twice.
 */
@Component
class CardReminders {

  private static final Logger LOG = LoggerFactory.getLogger(CardReminders.class);

  /** Most cards that one run looks at; the longest overdue come first. */
  private static final int MOST = 2_000;

  /** The longest holidays with the days around them lie within this. */
  private static final Duration AHEAD = Duration.ofDays(14);

  private final CardStore store;
  private final CardService cards;
  private final Notices notices;
  private final CityClock clock;

  CardReminders(CardStore store, CardService cards, Notices notices, CityClock clock) {
    this.store = store;
    this.cards = cards;
    this.notices = notices;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${xiaoneng.supervision.reminders-every:10m}",
      fixedDelayString = "${xiaoneng.supervision.reminders-every:10m}")
  void scheduled() {
    int told = run(clock.now());
    if (told > 0) {
      LOG.info("{} reminders of cards", told);
    }
  }

  /** Looks at what is due by now or soon; how many were told something new. */
  int run(Instant now) {
    CardRules rules = cards.rules();
    int told = 0;
    for (CardFile file : store.dueBefore(now.plus(AHEAD), MOST)) {
      Urgency urgency = rules.urgency(file.card(), now);
      if (urgency != Urgency.QUIET) {
        Party party = Objects.requireNonNull(file.card().state().waitsFor());
        boolean fresh =
            notices.tell(
                new Notices.Notice(
                    file.matter(), file.card().version(), urgency, party, file.unit(), now));
        told += fresh ? 1 : 0;
      }
    }
    return told;
  }
}
