package io.xiaoneng.dashboard.supervision.flag;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Judges every night at {@code xiaoneng.flag-cron} (a quarter past four) in the city's zone; {@code
 * -} for never. On a thread of its own: other timed work does not wait for it.
 */
@Component
class NightlyFlags {

  private static final Logger LOG = LoggerFactory.getLogger(NightlyFlags.class);

  private final FlagRun run;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "flags");
            made.setDaemon(true);
            return made;
          });

  NightlyFlags(FlagRun run) {
    this.run = run;
  }

  @Scheduled(cron = "${xiaoneng.flag-cron:0 15 4 * * *}", zone = "${xiaoneng.zone:Asia/Shanghai}")
  void start() {
    thread.execute(this::judge);
  }

  private void judge() {
    try {
      run.run()
          .ifPresent(
              done ->
                  LOG.info(
                      "{} classes were judged by month and metric, {} flags",
                      done.judgements(),
                      done.flags()));
    } catch (RuntimeException e) {
      LOG.error("units could not be judged", e);
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
