package io.xiaoneng.dashboard.report.delivery;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Drives reports again and again: one thread makes them, and one of each kind sends, so that a
 * report that takes long or a server that is slow holds up nothing else.
 */
@Component
class ReportClockwork {

  private static final Logger LOG = LoggerFactory.getLogger(ReportClockwork.class);

  /** For what is on its way to arrive before the program ends. */
  private static final long LAST_SECONDS = 15;

  private final RunPlanner planner;
  private final RunMaker maker;
  private final Dispatcher dispatcher;
  private final SpoolKeeper keeper;
  private volatile boolean stopping;
  private final Hand making = new Hand("report-maker");
  private final Map<RecipientKind, Hand> sending = new EnumMap<>(RecipientKind.class);

  ReportClockwork(RunPlanner planner, RunMaker maker, Dispatcher dispatcher, SpoolKeeper keeper) {
    this.planner = planner;
    this.maker = maker;
    this.dispatcher = dispatcher;
    this.keeper = keeper;
    for (RecipientKind kind : RecipientKind.values()) {
      sending.put(kind, new Hand("report-" + kind));
    }
  }

  @Scheduled(
      initialDelayString = "${xiaoneng.reports.every:30s}",
      fixedDelayString = "${xiaoneng.reports.every:30s}")
  void tick() {
    making.work(
        () -> {
          planner.plan();
          if (maker.run(() -> stopping) > 0) {
            send();
          }
        });
    send();
  }

  private void send() {
    sending.forEach((kind, hand) -> hand.work(() -> dispatcher.run(kind, () -> stopping)));
  }

  @Scheduled(initialDelayString = "PT1H", fixedDelayString = "P1D")
  void keep() {
    making.work(
        () -> {
          try {
            keeper.keep();
          } catch (IOException e) {
            LOG.warn("the spool of reports cannot be kept: {}", e.toString());
          }
        });
  }

  @PreDestroy
  void stop() {
    stopping = true;
    making.stop();
    sending.values().forEach(Hand::stop);
  }

  /** A thread that does one thing at a time; what comes while it is busy comes again. */
  private static final class Hand {

    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread;

    Hand(String name) {
      thread =
          Executors.newSingleThreadExecutor(
              task -> {
                Thread made = new Thread(task, name);
                made.setDaemon(true);
                return made;
              });
    }

    void work(Runnable task) {
      if (busy.compareAndSet(false, true)) {
        thread.execute(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                LOG.error("reports could not be driven on; the next turn tries again", e);
              } finally {
                busy.set(false);
              }
            });
      }
    }

    /** Never by an interrupt: it would close the files of the store under everybody. */
    void stop() {
      thread.shutdown();
      try {
        if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("a report was still on its way when the program ended");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
