package io.xiaoneng.dashboard.retention;

import io.xiaoneng.dashboard.security.Actor;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has old things taken away every night, beside the threads that requests and pages need. */
@Component
class NightlyRetention {

  private static final Logger LOG = LoggerFactory.getLogger(NightlyRetention.class);
  private static final Actor PROGRAM = Actor.program("retention");

  private final RetentionRun run;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "retention");
            made.setDaemon(true);
            return made;
          });

  NightlyRetention(RetentionRun run) {
    this.run = run;
  }

  @Scheduled(
      cron = "${xiaoneng.retention.cron:0 45 3 * * *}",
      zone = "${xiaoneng.zone:Asia/Shanghai}")
  void start() {
    thread.execute(this::once);
  }

  private void once() {
    try {
      RetentionRun.Amount gone = run.run(PROGRAM);
      if (!gone.nothing()) {
        LOG.info("kept long enough and taken away: {}", gone);
      }
    } catch (RuntimeException e) {
      LOG.error("what has been kept long enough could not all be taken away", e);
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
