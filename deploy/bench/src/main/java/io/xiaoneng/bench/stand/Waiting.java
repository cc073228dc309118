package io.xiaoneng.bench.stand;

import io.xiaoneng.bench.BenchException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting with a limit. */
public final class Waiting {

  private Waiting() {}

  /**
   * Returns once the condition holds; it is asked every {@code every}.
   *
   * @throws BenchException when the limit is reached, naming what was waited for
   */
  public static void until(String what, Duration limit, Duration every, BooleanSupplier holds)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        throw new BenchException(what + " did not come within " + limit.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(every.toMillis());
    }
  }
}
