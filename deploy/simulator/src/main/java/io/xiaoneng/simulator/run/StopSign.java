package io.xiaoneng.simulator.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Raised once, when the program is asked to stop. */
public final class StopSign {

  private final CountDownLatch latch = new CountDownLatch(1);

  /** Asks to stop. */
  public void raise() {
    latch.countDown();
  }

  /** Whether to stop. */
  public boolean raised() {
    return latch.getCount() == 0;
  }

  /** Waits so long, or until raised. */
  public void await(long millis) {
    try {
      if (millis > 0 && latch.await(millis, TimeUnit.MILLISECONDS)) {
        throw new EventOut.Stopped();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EventOut.Stopped();
    }
  }

  /** Throws when raised. */
  public void check() {
    if (raised()) {
      throw new EventOut.Stopped();
    }
  }
}
