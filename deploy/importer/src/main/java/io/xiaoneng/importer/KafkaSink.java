package io.xiaoneng.importer;

import io.xiaoneng.importer.mapping.ImportFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Writes events to a topic: acknowledged by all replicas, idempotent, in a bounded buffer. */
final class KafkaSink implements EventSink {

  private static final Duration FIRST_ANSWER = Duration.ofSeconds(20);
  private static final Duration DELIVERY = Duration.ofMinutes(5);
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final Producer<String, byte[]> producer;
  private final String servers;
  private final String topic;
  private final List<Header> headers;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private KafkaSink(
      Producer<String, byte[]> producer, String servers, String topic, boolean importing) {
    this.producer = producer;
    this.servers = servers;
    this.topic = topic;
    this.headers =
        importing
            ? List.of(new RecordHeader("import", "1".getBytes(StandardCharsets.US_ASCII)))
            : List.of();
  }

  /**
   * Connects.
   *
   * @param servers HOST:PORT
   * @param importing whether records carry the header {@code import}
   * @throws ImportFailure when no broker answers within 20 s or the topic does not exist
   */
  static KafkaSink open(String servers, String topic, boolean importing) {
    Producer<String, byte[]> producer;
    try {
      producer = new KafkaProducer<>(settings(servers));
    } catch (KafkaException bad) {
      throw new ImportFailure("--kafka " + servers + " is no address of a broker", bad);
    }
    try {
      producer.partitionsFor(topic);
    } catch (KafkaException silent) {
      producer.close(Duration.ZERO);
      throw new ImportFailure(
          "no Kafka broker with the topic "
              + topic
              + " answers at "
              + servers
              + " within "
              + FIRST_ANSWER.toSeconds()
              + " s",
          silent);
    }
    return new KafkaSink(producer, servers, topic, importing);
  }

  /** {@code deploy/kafka/producer.properties}, and how long an import waits. */
  private static Properties settings(String servers) {
    Properties settings = new Properties();
    try (InputStream shared = KafkaSink.class.getResourceAsStream("/producer.properties")) {
      settings.load(Objects.requireNonNull(shared));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) FIRST_ANSWER.toMillis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
    return settings;
  }

  @Override
  public void send(String subject, byte[] envelope) {
    check();
    try {
      producer.send(
          new ProducerRecord<>(topic, null, null, subject, envelope, headers),
          (metadata, error) -> {
            if (error != null) {
              failure.compareAndSet(null, error);
            }
          });
    } catch (KafkaException stuck) {
      throw lost(stuck);
    }
  }

  @Override
  public void flush() {
    producer.flush();
    check();
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }

  private void check() {
    Exception error = failure.get();
    if (error != null) {
      throw lost(error);
    }
  }

  private ImportFailure lost(Exception error) {
    return new ImportFailure(
        "Kafka at "
            + servers
            + " does not take the events ("
            + error.getMessage()
            + "); import again when it runs, what has arrived is not counted twice",
        error);
  }
}
