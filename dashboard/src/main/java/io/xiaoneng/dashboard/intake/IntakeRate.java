package io.xiaoneng.dashboard.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much one token may send in a minute, by {@code xiaoneng.intake.requests-per-minute} and
 * {@code xiaoneng.intake.events-per-minute}. Whatever it has left over it may send at once, up to
 * what is allowed in a minute; a batch of more goes when nothing was sent before. Both limits are
 * far beyond what a sender needs: they keep one that runs wild from taking the others' place.
 *
 * <p>Kept in memory: several nodes count apart.
 */
@Component
class IntakeRate {

  private static final long MINUTE_NANOS = 60_000_000_000L;

  /** Tokens that are counted at once; the one unused longest is forgotten, which refills it. */
  private static final int KEPT = 10_000;

  private final long requests;
  private final long events;
  private final LongSupplier nanos;
  private final Map<String, Sender> senders =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sender> eldest) {
          return size() > KEPT;
        }
      };

  @Autowired
  IntakeRate(
      @Value("${xiaoneng.intake.requests-per-minute:600000}") long requests,
      @Value("${xiaoneng.intake.events-per-minute:12000000}") long events) {
    this(requests, events, System::nanoTime);
  }

  IntakeRate(long requests, long events, LongSupplier nanos) {
    if (requests < 1 || events < 1) {
      throw new IllegalArgumentException(
          "xiaoneng.intake.requests-per-minute and xiaoneng.intake.events-per-minute must be at"
              + " least 1");
    }
    this.requests = requests;
    this.events = events;
    this.nanos = nanos;
  }

  /**
   * A request has come.
   *
   * @throws TooFastException where that is too many
   */
  void request(String token) {
    Sender sender = sender(token);
    sender.requests.take(1, nanos.getAsLong());
  }

  /**
   * It has so many events.
   *
   * @throws TooFastException where those are too many
   */
  void events(String token, int count) {
    Sender sender = sender(token);
    sender.events.take(count, nanos.getAsLong());
  }

  private Sender sender(String token) {
    synchronized (senders) {
      return senders.computeIfAbsent(token, unseen -> new Sender());
    }
  }

  private final class Sender {
    private final Bucket requests = new Bucket(IntakeRate.this.requests, nanos.getAsLong());
    private final Bucket events = new Bucket(IntakeRate.this.events, nanos.getAsLong());
  }

  /** Fills evenly, up to what is allowed in a minute. */
  private static final class Bucket {
    private final long perMinute;
    private double left;
    private long asOf;

    Bucket(long perMinute, long now) {
      this.perMinute = perMinute;
      this.left = perMinute;
      this.asOf = now;
    }

    synchronized void take(long count, long now) {
      left = Math.min(perMinute, left + (double) (now - asOf) / MINUTE_NANOS * perMinute);
      asOf = now;
      double wanted = Math.min(count, perMinute);
      if (left < wanted) {
        double minutes = (wanted - left) / perMinute;
        throw new TooFastException((long) Math.ceil(minutes * 60));
      }
      left -= count;
    }
  }

  /** A token has sent as much as it may. */
  static final class TooFastException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooFastException(long seconds) {
      super("too much of one token");
      this.seconds = Math.max(1, seconds);
    }

    /** After so many it may come again. */
    long seconds() {
      return seconds;
    }
  }
}
