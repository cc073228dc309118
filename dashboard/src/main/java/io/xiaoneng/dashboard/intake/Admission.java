package io.xiaoneng.dashboard.intake;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets in so many bytes at a time; who would be beyond that is to come again. */
@Component
class Admission {

  /** Bytes of bodies that are in work at the same time. */
  static final int MAX_BYTES = 64 << 20;

  /** Requests in work at the same time: each may wait for Kafka on a thread of the server. */
  static final int MAX_REQUESTS = 32;

  private static final long WAIT_MS = 250;

  private final Semaphore bytes = new Semaphore(MAX_BYTES, true);
  private final Semaphore requests = new Semaphore(MAX_REQUESTS, true);

  /** A place for a body; to be closed. */
  final class Place implements AutoCloseable {
    private final int size;

    private Place(int size) {
      this.size = size;
    }

    @Override
    public void close() {
      bytes.release(size);
      requests.release();
    }
  }

  /**
   * Waits a moment for a place.
   *
   * @param size bytes of the body, at most {@link #MAX_BYTES}
   * @throws TooBusyException where there is none
   */
  Place enter(int size) {
    try {
      if (!requests.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS)) {
        throw new TooBusyException();
      }
      if (!bytes.tryAcquire(size, WAIT_MS, TimeUnit.MILLISECONDS)) {
        requests.release();
        throw new TooBusyException();
      }
      return new Place(size);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusyException();
    }
  }

  /** Too much is in flight. */
  static final class TooBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
