package io.xiaoneng.job.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers rows and sends them in batches on a thread of its own, so that the job goes on while
 * ClickHouse writes. At most {@value #IN_FLIGHT} batches are under way; then {@link #add} waits.
 * All methods but the sending are called by one thread.
 *
 * <p>A batch that fails is tried again with growing pauses until {@link FlushLimits#giveUpAfter}. A
 * batch that holds a bad row is halved until the row stands alone; that row is left out and named
 * in the log, the others get in.
 */
public final class BatchWriter<R> implements AutoCloseable {

  static final int IN_FLIGHT = 2;

  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final Inserter<R> inserter;
  private final FlushLimits limits;
  private final SinkCounters counters;
  private final ExecutorService sender;
  private final Semaphore slots = new Semaphore(IN_FLIGHT);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private List<R> rows = new ArrayList<>();

  /** Starts the sending thread; {@link #close} ends it. */
  public BatchWriter(Inserter<R> inserter, FlushLimits limits, SinkCounters counters) {
    this.inserter = inserter;
    this.limits = limits;
    this.counters = counters;
    this.sender =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "insert-" + inserter.table());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes a row; sends the batch when it is full. */
  public void add(R row) throws IOException, InterruptedException {
    rows.add(row);
    if (rows.size() >= limits.rows()) {
      slots.acquire();
      send(false);
    }
  }

  /**
   * Sends what there is, unless ClickHouse is still busy with an earlier batch: then the next one
   * grows, which is what a busy engine needs. Never waits.
   */
  public void sendIfIdle() throws IOException {
    throwFailure();
    if (slots.tryAcquire(IN_FLIGHT)) {
      slots.release(IN_FLIGHT - 1);
      send(false);
    }
  }

  /** Returns once every row taken so far is in the table. */
  public void flush() throws IOException, InterruptedException {
    slots.acquire();
    send(true);
    slots.acquire(IN_FLIGHT);
    slots.release(IN_FLIGHT);
    throwFailure();
  }

  /** Hands the batch to the sending thread; the caller holds a slot for it. */
  private void send(boolean all) throws IOException {
    List<R> batch = rows;
    rows = new ArrayList<>(Math.min(limits.rows(), Math.max(16, batch.size())));
    if (failure.get() != null) {
      slots.release();
      throwFailure();
    }
    sender.execute(
        () -> {
          try {
            if (failure.get() == null) {
              if (!batch.isEmpty()) {
                insert(batch);
              }
              if (all) {
                inserter.settled();
              } else {
                inserter.idle();
              }
            }
          } catch (Throwable e) {
            failure.compareAndSet(null, e);
          } finally {
            slots.release();
          }
        });
  }

  private void insert(List<R> batch) throws InsertException, InterruptedException {
    long giveUpAt = System.nanoTime() + limits.giveUpAfter().toNanos();
    long pause = FIRST_PAUSE.toMillis();
    while (true) {
      try {
        inserter.insert(batch);
        counters.inserted(batch.size());
        return;
      } catch (InsertException e) {
        if (e.badRows()) {
          split(batch, e);
          return;
        }
        if (System.nanoTime() - giveUpAt >= 0) {
          throw e;
        }
        counters.retried();
        LOG.warn(
            "{} rows of {} wait {} ms: {}", batch.size(), inserter.table(), pause, e.getMessage());
        TimeUnit.MILLISECONDS.sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
      }
    }
  }

  private void split(List<R> batch, InsertException reason)
      throws InsertException, InterruptedException {
    if (batch.size() == 1) {
      counters.leftOut();
      LOG.error(
          "left out of {}: {} because {}",
          inserter.table(),
          name(batch.get(0)),
          reason.getMessage());
      return;
    }
    int half = batch.size() / 2;
    insert(batch.subList(0, half));
    insert(batch.subList(half, batch.size()));
  }

  /**
   * The row for the log: RowBinary begins with the key's text, so its bytes are readable enough.
   */
  private static String name(Object row) {
    if (row instanceof byte[] bytes) {
      String text =
          new String(
              bytes, 0, Math.min(bytes.length, 200), java.nio.charset.StandardCharsets.UTF_8);
      return text.replaceAll("\\p{Cntrl}+", " ");
    }
    return row.toString();
  }

  private void throwFailure() throws IOException {
    Throwable reason = failure.get();
    if (reason != null) {
      throw new IOException(
          "writing into " + inserter.table() + " failed: " + reason.getMessage(), reason);
    }
  }

  /**
   * Ends the sending thread; batches under way are given up (a checkpoint has not counted them).
   */
  @Override
  public void close() throws InterruptedException {
    sender.shutdownNow();
    if (!sender.awaitTermination(10, TimeUnit.SECONDS)) {
      LOG.warn("the sender of {} is still busy; leaving it", inserter.table());
    }
    inserter.close();
  }
}
