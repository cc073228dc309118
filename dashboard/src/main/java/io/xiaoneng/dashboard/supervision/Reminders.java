package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds whoever a matter waits for, presses them when their term has passed, and tells the
 * leaders when it passed long ago; each once for each standing of the matter. Restarts remind
 * nobody twice.
 */
@Component
public class Reminders {

  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

  /** Most matters of a kind that one run looks at; the longest overdue come first. */
  private static final int MOST = 2_000;

  /** The longest holidays with the days around them lie within this. */
  private static final Duration AHEAD = Duration.ofDays(14);

  private final List<MatterService<?>> kinds;
  private final Notices notices;
  private final Tidings tidings;
  private final TransactionTemplate transactions;
  private final CityClock clock;

  Reminders(
      List<MatterService<?>> kinds,
      Notices notices,
      Tidings tidings,
      PlatformTransactionManager transactions,
      CityClock clock) {
    this.tidings = tidings;
    this.transactions = new TransactionTemplate(transactions);
    this.kinds = List.copyOf(kinds);
    this.notices = notices;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${xiaoneng.supervision.reminders-every:10m}",
      fixedDelayString = "${xiaoneng.supervision.reminders-every:10m}")
  void scheduled() {
    int told = run(clock.now());
    if (told > 0) {
      LOG.info("{} reminders of cards and tasks", told);
    }
  }

  /** Looks at what is due by now or soon; how many were told something new. */
  public int run(Instant now) {
    return kinds.stream().mapToInt(each -> run(each, now)).sum();
  }

  private <F extends MatterFile> int run(MatterService<F> matters, Instant now) {
    int told = 0;
    for (F file : matters.dueBefore(now.plus(AHEAD), MOST)) {
      Urgency urgency = matters.urgency(file, now);
      Party party = file.course().state().waitsFor();
      String unit = file.unit();
      if (urgency != Urgency.QUIET && party != null && unit != null) {
        Notices.Notice notice =
            new Notices.Notice(file.matter(), file.course().version(), urgency, party, unit, now);
        told += tell(file, notice, matters.due(file)) ? 1 : 0;
      }
    }
    return told;
  }

  private boolean tell(MatterFile file, Notices.Notice notice, @Nullable Instant due) {
    try {
      return Boolean.TRUE.equals(
          transactions.execute(
              status -> {
                boolean fresh = notices.tell(notice);
                if (fresh) {
                  tidings.reminded(file, notice.urgency(), notice.party(), due);
                }
                return fresh;
              }));
    } catch (DuplicateKeyException toldMeanwhile) {
      return false;
    }
  }
}
