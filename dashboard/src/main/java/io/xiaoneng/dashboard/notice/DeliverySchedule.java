package io.xiaoneng.dashboard.notice;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs deliveries again and again, on a thread of their own: receivers may be slow. */
@Component
class DeliverySchedule {

  private static final Logger LOG = LoggerFactory.getLogger(DeliverySchedule.class);

  /** How long it is kept what was sent, and what hung on the board. */
  private static final Duration KEPT_DELIVERIES = Duration.ofDays(90);

  private static final Duration KEPT_NOTICES = Duration.ofDays(400);

  private final DeliveryRun run;
  private final NoticeStore notices;
  private final DeliveryStore deliveries;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "notices");
            made.setDaemon(true);
            return made;
          });

  DeliverySchedule(DeliveryRun run, NoticeStore notices, DeliveryStore deliveries, Clock clock) {
    this.run = run;
    this.notices = notices;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${xiaoneng.notices.every:30s}",
      fixedDelayString = "${xiaoneng.notices.every:30s}")
  void tick() {
    if (busy.compareAndSet(false, true)) {
      thread.execute(this::once);
    }
  }

  private void once() {
    try {
      run.run();
    } catch (RuntimeException e) {
      LOG.error("a run of notices failed; the next one tries again", e);
    } finally {
      busy.set(false);
    }
  }

  @Scheduled(initialDelayString = "PT1H", fixedDelayString = "P1D")
  void forget() {
    deliveries.forgetBefore(now().minus(KEPT_DELIVERIES));
    notices.forgetBefore(now().minus(KEPT_NOTICES));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
