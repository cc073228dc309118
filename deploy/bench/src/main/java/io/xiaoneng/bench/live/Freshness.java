package io.xiaoneng.bench.live;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.report.Percentiles;
import io.xiaoneng.bench.stand.Stand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * From an event's sending to the first answer of the API that counts it, while other events come at
 * a steady rate. Some times a second a case of its own is applied for at a unit that nobody else
 * uses; {@code cases-applied} of that unit is asked for again and again.
 */
public final class Freshness {
  private static final int WARM_SECONDS = 5;
  private static final long BETWEEN_PROBES = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long BETWEEN_QUESTIONS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long SEED = 17;

  private final Stand stand;
  private final Codes codes;
  private final Api api;

  /** On an installation whose topic is drained. */
  public Freshness(Stand stand) {
    this.stand = stand;
    this.codes = Codes.of(stand);
    this.api = new Api(stand.api());
  }

  /**
   * What came out.
   *
   * @param latencies in milliseconds; a probe that never showed is missing
   * @param probes how many were sent
   * @param rate events a second that were sent beside them
   * @param cases begun by those events, probes not among them
   * @param events of those cases
   */
  public record Outcome(Percentiles latencies, int probes, double rate, long cases, long events) {}

  /** Measures for so many seconds, after some to warm up. */
  public Outcome measure(int seconds, int rate) throws IOException, InterruptedException {
    String question = "/api/v1/metrics/cases-applied?unit=" + codes.probeUnit();
    long before = api.count(question);
    String kafka = stand.installation().kafka();
    EventLoad load = new EventLoad(kafka, codes, "L", rate);
    try (load;
        KafkaProducer<String, byte[]> producer = EventProducer.of(kafka, 0)) {
      TimeUnit.SECONDS.sleep(WARM_SECONDS);
      Probes probes = new Probes(producer, seconds);
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds) + PATIENCE;
      List<Double> latencies = new ArrayList<>();
      while (!probes.allSent() || latencies.size() < probes.sent()) {
        if (System.nanoTime() - patience > 0) {
          break;
        }
        long shown = api.count(question) - before;
        long now = System.nanoTime();
        while (latencies.size() < shown) {
          latencies.add((now - probes.sentAt(latencies.size())) / 1e6);
        }
        LockSupport.parkNanos(BETWEEN_QUESTIONS);
      }
      double achieved = load.achieved();
      load.close();
      return new Outcome(
          new Percentiles(latencies), probes.sent(), achieved, load.cases(), load.sent());
    }
  }

  /** Starts a load for others to be measured beside; to be closed. */
  public Load load(int rate) {
    return new EventLoad(stand.installation().kafka(), codes, "M", rate);
  }

  /** Sends the probes on a thread of its own. */
  private final class Probes {
    private final KafkaProducer<String, byte[]> producer;
    private final List<Long> sentAt = new ArrayList<>();
    private final long until;
    private volatile boolean allSent;

    Probes(KafkaProducer<String, byte[]> producer, int seconds) {
      this.producer = producer;
      this.until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      Thread thread = new Thread(this::run, "probes");
      thread.setDaemon(true);
      thread.start();
    }

    private void run() {
      Random random = new Random(SEED);
      while (System.nanoTime() - until < 0) {
        send();
        // Not in step with the job's own clocks, which would hide or double their part.
        LockSupport.parkNanos((long) (BETWEEN_PROBES * (0.5 + random.nextDouble())));
      }
      allSent = true;
    }

    private synchronized void send() {
      String subject = "P" + (100_000_000 + sentAt.size());
      String data = EventLoad.application(codes.probeUnit(), codes.item(0));
      sentAt.add(System.nanoTime());
      producer.send(EventLoad.record(subject, 0, "applied", data));
    }

    boolean allSent() {
      return allSent;
    }

    synchronized int sent() {
      return sentAt.size();
    }

    synchronized long sentAt(int index) {
      if (index >= sentAt.size()) {
        throw new BenchException(
            "the API counts more cases of unit " + codes.probeUnit() + " than were sent");
      }
      return sentAt.get(index);
    }
  }
}
