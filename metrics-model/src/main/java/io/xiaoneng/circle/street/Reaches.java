package io.xiaoneng.circle.street;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Searches from many points at once. */
public final class Reaches {

  private Reaches() {}

  /**
   * The reach of every point, in the order of the points.
   *
   * @param limit millimetres of the longest way
   * @param threads how many search, at least 1
   * @throws InterruptedException where the caller is interrupted; the searches end too
   */
  public static List<Reach> of(
      StreetNetwork network, Places places, List<Snapped> points, int limit, int threads)
      throws InterruptedException {
    Reach[] found = new Reach[points.size()];
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(
            pool.submit(
                () -> {
                  ReachSearch search = new ReachSearch(network, places, limit);
                  for (int i = next.getAndIncrement();
                      i < found.length && !Thread.currentThread().isInterrupted();
                      i = next.getAndIncrement()) {
                    found[i] = search.from(points.get(i));
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a search for the reach of a point failed", broken);
    } finally {
      pool.shutdownNow();
    }
    return List.of(found);
  }
}
