package io.xiaoneng.bench.live;

import io.xiaoneng.bench.BenchException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends events at a steady rate on a thread of its own until it is closed: cases of seven events
 * each, of which those of thousands are under way at any time.
 */
final class EventLoad implements Load {
  static final int EVENTS_A_CASE = 7;

  /** Cases begun between two events of one case. */
  private static final int BETWEEN_EVENTS = 1_000;

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final String TOPIC = "xiaoneng.events.online";

  private final KafkaProducer<String, byte[]> producer;
  private final Codes codes;
  private final String prefix;
  private final int rate;
  private final Thread thread;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile boolean stop;
  private volatile long sent;
  private volatile long cases;
  private final long begun = System.nanoTime();

  /**
   * @param prefix of the case numbers, different for each load
   * @param rate events a second
   */
  EventLoad(String bootstrap, Codes codes, String prefix, int rate) {
    this.producer = EventProducer.of(bootstrap, 5);
    this.codes = codes;
    this.prefix = prefix;
    this.rate = rate;
    this.thread = new Thread(this::run, "event-load");
    thread.setDaemon(true);
    thread.start();
  }

  /** An event of the time now, in the public form. */
  static ProducerRecord<String, byte[]> record(
      String subject, int number, String type, String data) {
    String text =
        "{\"specversion\":\"1.0\",\"id\":\""
            + subject
            + "/"
            + number
            + "\",\"source\":\"/online/portal\",\"type\":\"case."
            + type
            + "\",\"subject\":\""
            + subject
            + "\",\"time\":\""
            + Instant.ofEpochMilli(System.currentTimeMillis())
            + "\",\"datacontenttype\":\"application/json\",\"revision\":0,\"data\":"
            + data
            + "}";
    return new ProducerRecord<>(TOPIC, subject, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The data of an application. */
  static String application(String unit, String item) {
    return "{\"unit\":\""
        + unit
        + "\",\"item\":\""
        + item
        + "\",\"channel\":\"WEB\",\"applicantKind\":\"PERSON\","
        + "\"materialsRequired\":4,\"materialsShared\":2}";
  }

  private void run() {
    try {
      long step = 0;
      while (!stop && failure.get() == null) {
        long due = (System.nanoTime() - begun) * rate / TimeUnit.SECONDS.toNanos(1);
        while (sent < due && !stop) {
          step(step++);
        }
        java.util.concurrent.locks.LockSupport.parkNanos(TICK_NANOS);
      }
    } catch (RuntimeException e) {
      // A load that ends by itself would make every later figure look better than it is.
      failure.compareAndSet(null, e);
    }
  }

  /** Begins a case and sends the next event of each of those begun some steps ago. */
  private void step(long step) {
    for (int number = 0; number < EVENTS_A_CASE; number++) {
      long index = step - (long) number * BETWEEN_EVENTS;
      if (index >= 0) {
        send(index, number);
      }
    }
    cases = step + 1;
  }

  private void send(long index, int number) {
    String type = "";
    String data = "{}";
    switch (number) {
      case 0 -> {
        type = "applied";
        data = application(codes.unit(index), codes.item(index));
      }
      case 1 -> {
        type = "accepted";
        data = "{\"kind\":\"COMMITTED\"}";
      }
      case 2, 3 -> {
        type = number == 2 ? "step-started" : "step-finished";
        data = "{\"step\":\"审查\"}";
      }
      case 4 -> {
        type = "decided";
        data = "{\"outcome\":\"APPROVED\"}";
      }
      case 5 -> {
        type = "delivered";
        data = "{\"how\":\"ELECTRONIC\"}";
      }
      default -> {
        type = "rated";
        data = "{\"rating\":\"r-1\",\"level\":1}";
      }
    }
    producer.send(
        record(prefix + (100_000_000 + index), number, type, data),
        (metadata, error) -> {
          if (error != null) {
            failure.compareAndSet(null, error);
          }
        });
    sent++;
  }

  /** How many events were sent. */
  long sent() {
    return sent;
  }

  /** How many cases were begun. */
  long cases() {
    return cases;
  }

  @Override
  public double achieved() {
    return sent * 1e9 / (System.nanoTime() - begun);
  }

  /** Stops sending and waits until all that was sent is acknowledged. */
  @Override
  public void close() {
    stop = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(60));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
    Exception error = failure.get();
    if (error != null) {
      throw new BenchException("the load could not be sent: " + error.getMessage(), error);
    }
  }
}
