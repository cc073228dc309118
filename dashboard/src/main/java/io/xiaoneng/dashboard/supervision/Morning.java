package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.page.CityClock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells every morning what has gathered, at {@code xiaoneng.supervision.morning-cron} (eight
 * o'clock) in the city's zone; {@code -} for never.
 */
@Component
class Morning {

  private static final Logger LOG = LoggerFactory.getLogger(Morning.class);

  private final List<MorningNews> news;
  private final CityClock clock;

  Morning(List<MorningNews> news, CityClock clock) {
    this.news = List.copyOf(news);
    this.clock = clock;
  }

  @Scheduled(
      cron = "${xiaoneng.supervision.morning-cron:0 0 8 * * *}",
      zone = "${xiaoneng.zone:Asia/Shanghai}")
  void tell() {
    for (MorningNews each : news) {
      try {
        each.tell(clock.today());
      } catch (RuntimeException e) {
        LOG.warn(
            "{} has nothing to tell this morning: {}",
            each.getClass().getSimpleName(),
            e.toString());
      }
    }
  }
}
