package io.xiaoneng.simulator.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Writes to Kafka: acknowledged by all replicas, idempotent, 64 MiB under way at most. While no
 * broker answers it tries again for ever and says so.
 */
public final class KafkaOut implements EventOut {

  private static final long BUFFER = 64L << 20;
  private static final int BLOCK_MILLIS = 2_000;
  private static final long SAY_EVERY_NANOS = Duration.ofSeconds(10).toNanos();
  private static final List<Header> IMPORT =
      List.of(new RecordHeader("import", "1".getBytes(StandardCharsets.US_ASCII)));

  private final Producer<String, byte[]> producer;
  private final String servers;
  private final StopSign stop;
  private final PrintStream messages;
  private final AtomicLong underWay = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long saidAt = System.nanoTime();
  private boolean said;
  private @Nullable TimeoutException blocked;

  /**
   * @param servers HOST:PORT
   * @throws IllegalArgumentException for an address that is none
   */
  public KafkaOut(String servers, StopSign stop, PrintStream messages) {
    this.servers = servers;
    this.stop = stop;
    this.messages = messages;
    try {
      producer = new KafkaProducer<>(settings(servers));
    } catch (KafkaException bad) {
      throw new IllegalArgumentException("--kafka " + servers + " is no address of a broker", bad);
    }
  }

  /** {@code deploy/kafka/producer.properties}, and how long a city waits: for ever. */
  private static Properties settings(String servers) {
    Properties settings = new Properties();
    try (InputStream shared = KafkaOut.class.getResourceAsStream("/producer.properties")) {
      settings.load(Objects.requireNonNull(shared));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
    return settings;
  }

  @Override
  public void send(String topic, String key, byte[] value, boolean imported) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, null, null, key, value, imported ? IMPORT : List.of());
    Thread caller = Thread.currentThread();
    while (true) {
      check();
      blocked = null;
      underWay.incrementAndGet();
      try {
        producer.send(record, (metadata, error) -> done(error, caller));
      } catch (KafkaException lost) {
        underWay.decrementAndGet();
        throw new SendFailed(
            "Kafka at " + servers + " refuses records: " + lost.getMessage(), lost);
      }
      TimeoutException full = blocked;
      if (full == null) {
        return;
      }
      sayWaiting(full.getMessage());
    }
  }

  @Override
  public void flush() {
    saidAt = System.nanoTime();
    while (underWay.get() > 0) {
      check();
      stop.await(5);
      if (System.nanoTime() - saidAt > SAY_EVERY_NANOS) {
        sayWaiting(underWay.get() + " records are not acknowledged");
      }
    }
    check();
    if (said) {
      said = false;
      messages.println("Kafka at " + servers + " answers again");
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  /** A full buffer or an absent broker is told at once, on the caller's own thread. */
  private void done(@Nullable Exception error, Thread caller) {
    if (error instanceof TimeoutException full && Thread.currentThread() == caller) {
      blocked = full;
    } else if (error != null) {
      failure.compareAndSet(null, error);
    }
    underWay.decrementAndGet();
  }

  private void check() {
    stop.check();
    Exception error = failure.get();
    if (error != null) {
      throw new SendFailed("Kafka at " + servers + " lost records: " + error.getMessage(), error);
    }
  }

  private void sayWaiting(@Nullable String why) {
    if (!said || System.nanoTime() - saidAt > SAY_EVERY_NANOS) {
      said = true;
      saidAt = System.nanoTime();
      messages.println("Kafka at " + servers + " does not answer (" + why + "); trying again");
    }
  }
}
