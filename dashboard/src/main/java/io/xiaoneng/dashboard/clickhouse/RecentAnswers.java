package io.xiaoneng.dashboard.clickhouse;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers of the last moments, so that many who ask the same at a time cost one reading: a wall in
 * every hall, a page that is loaded again. Whoever asks while an answer is being read waits for it.
 * Bounded; the oldest goes first. Safe to share.
 *
 * @param <K> the question
 * @param <V> the answer
 */
public final class RecentAnswers<K, V> {

  private static final long WAIT_SECONDS = 20;

  private final Function<K, V> reader;
  private final Predicate<V> worthKeeping;
  private final Duration kept;
  private final int costShare;
  private final Duration longest;
  private final Map<K, Entry<V>> entries;

  /**
   * @param reader reads what is not known
   * @param worthKeeping whether an answer is small enough to be kept
   * @param kept how long an answer is good
   * @param costShare an answer is good for so many times what it cost, if that is longer
   * @param longest but never longer than this
   * @param most so many answers are kept
   */
  public RecentAnswers(
      Function<K, V> reader,
      Predicate<V> worthKeeping,
      Duration kept,
      int costShare,
      Duration longest,
      int most) {
    this.reader = reader;
    this.worthKeeping = worthKeeping;
    this.kept = kept;
    this.costShare = costShare;
    this.longest = longest;
    this.entries =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Entry<V>> eldest) {
            return size() > most;
          }
        };
  }

  private static final class Entry<V> {
    final FutureTask<V> task;
    final long startedAt = System.nanoTime();
    volatile long costNanos;

    Entry(FutureTask<V> task) {
      this.task = task;
    }
  }

  /** The answer, new or still good; what the reader throws is thrown and not kept. */
  public V read(K question) {
    Entry<V> entry;
    boolean mine = false;
    synchronized (entries) {
      entry = entries.get(question);
      if (entry == null || !good(entry)) {
        entry = new Entry<>(new FutureTask<>(() -> reader.apply(question)));
        entries.remove(question);
        entries.put(question, entry);
        mine = true;
      }
    }
    if (mine) {
      entry.task.run();
      entry.costNanos = System.nanoTime() - entry.startedAt;
    }
    try {
      V answer = entry.task.get(WAIT_SECONDS, TimeUnit.SECONDS);
      if (mine && !worthKeeping.test(answer)) {
        forget(question, entry);
      }
      return answer;
    } catch (ExecutionException e) {
      forget(question, entry);
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("an answer could not be read", e.getCause());
    } catch (TimeoutException e) {
      return reader.apply(question);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an answer was read", e);
    }
  }

  /** Whether an answer is known, or being read. */
  public boolean knows(K question) {
    synchronized (entries) {
      Entry<V> entry = entries.get(question);
      return entry != null && good(entry);
    }
  }

  /** Takes an answer that was read together with others, unless one is known. */
  public void learn(K question, V answer) {
    Entry<V> entry = new Entry<>(new FutureTask<>(() -> answer));
    entry.task.run();
    synchronized (entries) {
      if (!knows(question)) {
        entries.remove(question);
        entries.put(question, entry);
      }
    }
  }

  private boolean good(Entry<V> entry) {
    long good = Math.max(kept.toNanos(), Math.min(longest.toNanos(), entry.costNanos * costShare));
    return !entry.task.isDone() || System.nanoTime() - entry.startedAt < good;
  }

  private void forget(K question, Entry<V> entry) {
    synchronized (entries) {
      entries.remove(question, entry);
    }
  }
}
