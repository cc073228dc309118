package io.xiaoneng.dashboard.intake;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The log in Kafka: acks=all, idempotent; every wait has an end. */
@Component
class KafkaEventLog implements EventLog, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLog.class);

  /** How long a record may take from send to confirmation. */
  private static final int DELIVERY_MS = 8_000;

  /** How long the first send may wait for the broker to say where the topic is. */
  private static final int MAX_BLOCK_MS = 3_000;

  /** After one record has waited in vain for the broker, the others of the request do not. */
  private static final Duration LIMIT = Duration.ofMillis(DELIVERY_MS + 2_000L);

  private final Producer<String, byte[]> producer;

  @Autowired
  KafkaEventLog(XiaonengProperties settings) {
    this(new KafkaProducer<>(settings(settings.kafka())));
  }

  KafkaEventLog(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  static Map<String, Object> settings(String bootstrap) {
    return Map.ofEntries(
        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "xiaoneng-intake"),
        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS),
        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000),
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS),
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 2),
        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024),
        Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 96L << 20),
        Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 << 20),
        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
        Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
        Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
        Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
  }

  @Override
  public List<Outcome> append(List<Entry> entries) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    List<Future<RecordMetadata>> sent = new ArrayList<>(entries.size());
    boolean blocked = false;
    for (Entry entry : entries) {
      long before = System.nanoTime();
      sent.add(blocked ? notSent() : send(entry));
      blocked |= System.nanoTime() - before >= TimeUnit.MILLISECONDS.toNanos(MAX_BLOCK_MS);
    }
    List<Outcome> outcomes = new ArrayList<>(entries.size());
    for (Future<RecordMetadata> each : sent) {
      outcomes.add(outcome(each, deadline));
    }
    return outcomes;
  }

  private static Future<RecordMetadata> notSent() {
    return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
  }

  private Future<RecordMetadata> send(Entry entry) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(entry.topic(), entry.key(), entry.value());
    entry
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      return producer.send(record);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Outcome outcome(Future<RecordMetadata> sent, long deadline) {
    try {
      sent.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return Outcome.DURABLE;
    } catch (TimeoutException e) {
      return Outcome.UNCONFIRMED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.UNCONFIRMED;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return Outcome.TOO_LARGE;
      }
      LOG.debug("record not durable", e);
      return Outcome.UNCONFIRMED;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
