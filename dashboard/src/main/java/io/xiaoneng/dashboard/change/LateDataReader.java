package io.xiaoneng.dashboard.change;

import io.xiaoneng.dashboard.change.LateData.State;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the figure of a period was when it was new: of a unit's month the value of its scorecard
 * where one was kept, else the figure as it was known {@link #SETTLED} after the period's end. The
 * cases as they were known then may take minutes to work out; so that is done beside the requests,
 * one after the other, and who asks waits only as long as they like. Safe to share.
 */
@Component
class LateDataReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LateDataReader.class);

  /** By then a month is reported. */
  static final Duration SETTLED = Duration.ofDays(5);

  private static final int WAITING = 32;
  private static final int KEPT = 500;
  private static final Duration GOOD = Duration.ofMinutes(10);

  private final MetricService metrics;
  private final CityClock clock;
  private final ObjectProvider<Announced> announced;
  private final boolean asked;
  private final ThreadPoolExecutor worker;
  private final Map<MetricQuery, Entry> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MetricQuery, Entry> eldest) {
          return size() > KEPT;
        }
      };

  /** A question that was asked, and since when its answer is there. */
  private static final class Entry {
    final FutureTask<LateData> task;
    volatile long doneNanos;

    Entry(FutureTask<LateData> task) {
      this.task = task;
    }

    boolean good() {
      return !task.isDone()
          || !task.isCancelled() && System.nanoTime() - doneNanos < GOOD.toNanos();
    }
  }

  LateDataReader(
      MetricService metrics,
      CityClock clock,
      ObjectProvider<Announced> announced,
      @Value("${xiaoneng.change.late-data:true}") boolean asked) {
    this.metrics = metrics;
    this.clock = clock;
    this.announced = announced;
    this.asked = asked;
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "late-data");
              thread.setDaemon(true);
              return thread;
            });
    worker.allowCoreThreadTimeOut(true);
  }

  /**
   * The figure of the earlier period as it was known.
   *
   * @param patience how long to wait for it
   */
  LateData of(ChangeQuestion question, Duration patience) {
    Optional<LateData> kept = kept(question);
    if (kept.isPresent()) {
      return kept.get();
    }
    if (!asked) {
      return LateData.none(State.NOT_ASKED);
    }
    Instant end = question.before().end(clock.zone());
    Instant knownAt = end.plus(SETTLED);
    if (knownAt.isAfter(clock.now())) {
      return LateData.none(State.NOT_YET);
    }
    return worked(
        new MetricQuery(
            question.metric(),
            question.before().from(),
            question.before().to(),
            List.of(),
            question.filters(),
            end,
            knownAt),
        patience);
  }

  private Optional<LateData> kept(ChangeQuestion question) {
    String unit = question.unit();
    if (unit == null || !question.ofWholeUnit() || !question.before().month()) {
      return Optional.empty();
    }
    YearMonth month = YearMonth.from(question.before().from());
    return announced
        .orderedStream()
        .flatMap(each -> each.of(question.metric(), unit, month).stream())
        .findFirst()
        .map(each -> new LateData(State.TOLD, each.value(), each.knownAt(), true));
  }

  private LateData worked(MetricQuery query, Duration patience) {
    Entry entry;
    try {
      entry = entry(query);
    } catch (RejectedExecutionException e) {
      return LateData.none(State.NOT_YET);
    }
    try {
      return entry.task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return LateData.none(State.NOT_YET);
    } catch (ExecutionException e) {
      LOG.info("late data of {} are not told: {}", query.metric(), String.valueOf(e.getCause()));
      forget(query, entry);
      return LateData.none(State.NOT_YET);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LateData.none(State.NOT_YET);
    }
  }

  private synchronized Entry entry(MetricQuery query) {
    Entry entry = entries.get(query);
    if (entry == null || !entry.good()) {
      Entry made = new Entry(new FutureTask<>(() -> known(query)));
      worker.execute(
          () -> {
            made.task.run();
            made.doneNanos = System.nanoTime();
          });
      entries.remove(query);
      entries.put(query, made);
      entry = made;
    }
    return entry;
  }

  private synchronized void forget(MetricQuery query, Entry entry) {
    entries.remove(query, entry);
  }

  private LateData known(MetricQuery query) {
    Double value = value(metrics.read(query).get(0));
    return value == null
        ? LateData.none(State.NOTHING_KNOWN)
        : new LateData(State.TOLD, value, query.knownAt(), false);
  }

  private static @Nullable Double value(MetricRow row) {
    Double mean = row.figure("mean");
    return mean != null ? mean : row.figure("value");
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
