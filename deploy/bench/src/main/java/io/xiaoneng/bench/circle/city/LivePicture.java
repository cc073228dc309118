package io.xiaoneng.bench.circle.city;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.live.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows the live view of the circle as a page does. For threads. */
final class LivePicture implements AutoCloseable {

  private static final String DATA = "data:";

  private final Stream<String> lines;
  private long covered = -1;
  private long since;
  private @Nullable RuntimeException failure;
  private boolean closed;

  LivePicture(Api api) throws IOException, InterruptedException {
    this.lines = api.lines("/api/v1/live?view=circle");
    Thread reader = new Thread(this::read, "live-circle");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    String[] name = {""};
    try {
      lines.forEach(
          line -> {
            if (line.startsWith("event:")) {
              name[0] = line.substring("event:".length()).strip();
            } else if (line.startsWith(DATA) && name[0].equals("circle")) {
              take(
                  Tree.parse(line.substring(DATA.length()).getBytes(StandardCharsets.UTF_8)),
                  System.nanoTime());
            }
          });
      fail(new BenchException("the live view has ended"));
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private synchronized void take(Tree picture, long at) {
    long now = (long) picture.get("whole").get("adult").get("covered").number();
    if (now != covered) {
      covered = now;
      since = at;
    }
    notifyAll();
  }

  private synchronized void fail(RuntimeException e) {
    failure = closed ? null : e;
    notifyAll();
  }

  /**
   * Waits until the view shows so many people of the city covered.
   *
   * @return when it did, of {@link System#nanoTime}
   */
  synchronized long await(long expected, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (covered != expected) {
      if (failure != null) {
        throw failure;
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new BenchException(
            "the live view shows " + covered + " people covered, must be " + expected);
      }
      wait(left);
    }
    return since;
  }

  @Override
  public synchronized void close() {
    closed = true;
    lines.close();
  }
}
