package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimRules;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.supervision.Urgency;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds supervisors of claims whose term is near or over, and tells the leaders in the end. */
@Component
class ClaimReminders {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimReminders.class);
  private static final int MOST = 2_000;

  /** The longest holidays with the days around them lie within this. */
  private static final Duration AHEAD = Duration.ofDays(14);

  private final ClaimStore store;
  private final ClaimService claims;
  private final ClaimNotices notices;
  private final CityClock clock;

  ClaimReminders(ClaimStore store, ClaimService claims, ClaimNotices notices, CityClock clock) {
    this.store = store;
    this.claims = claims;
    this.notices = notices;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${xiaoneng.supervision.reminders-every:10m}",
      fixedDelayString = "${xiaoneng.supervision.reminders-every:10m}")
  @Transactional
  public void scheduled() {
    int told = run(clock.now());
    if (told > 0) {
      LOG.info("{} reminders of claims", told);
    }
  }

  /** Looks at what is due by now or soon; how many were told something new. */
  int run(Instant now) {
    ClaimRules rules = claims.rules();
    int told = 0;
    for (ClaimFile file : store.dueBefore(now.plus(AHEAD), MOST)) {
      Urgency urgency = rules.urgency(file.claim(), now);
      told += urgency != Urgency.QUIET && notices.waits(file, urgency) ? 1 : 0;
    }
    return told;
  }
}
