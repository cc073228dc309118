package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.dashboard.XiaonengProperties;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reconciles every night at {@code xiaoneng.reconciliation-cron} (half past two) in the city's
 * zone; {@code -} for never. On a thread of its own: other timed work does not wait for it.
 */
@Component
class NightlyReconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(NightlyReconciliation.class);

  private final Reconciliation reconciliation;
  private final AtomicBoolean running = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "reconciliation");
            made.setDaemon(true);
            return made;
          });

  NightlyReconciliation(XiaonengProperties settings, Clock clock) {
    this.reconciliation =
        new Reconciliation(
            settings.clickhouse(),
            settings.zoneId(),
            settings.calendar(),
            ReconciliationSettings.DEFAULT,
            clock,
            LOG::debug,
            null);
  }

  @Scheduled(
      cron = "${xiaoneng.reconciliation-cron:0 30 2 * * *}",
      zone = "${xiaoneng.zone:Asia/Shanghai}")
  void start() {
    if (running.compareAndSet(false, true)) {
      thread.execute(this::run);
    }
  }

  private void run() {
    try {
      Report report = reconciliation.run();
      LOG.info(
          "reconciled {} cases, {} cells and {} days of communities: {} differences, {} in the"
              + " circle",
          report.cases(),
          report.cells(),
          report.circle().communityDays(),
          report.differences().size(),
          report.circle().different());
    } catch (SQLException | RuntimeException e) {
      LOG.error("the reconciliation failed: {}", e.getMessage());
    } catch (InterruptedException e) {
      LOG.info("the reconciliation is broken off: the dashboard stops");
    } finally {
      running.set(false);
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
