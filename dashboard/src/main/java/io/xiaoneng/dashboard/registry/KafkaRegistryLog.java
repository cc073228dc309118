package io.xiaoneng.dashboard.registry;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The registry topic. What belongs together is one transaction, acks=all, so that a file is there
 * as a whole or not at all, also for who reads while it is written. The producer is made when first
 * needed, and again after a failure that it does not survive.
 */
@Component
class KafkaRegistryLog implements RegistryLog, AutoCloseable {

  static final String TOPIC = "xiaoneng.registry";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaRegistryLog.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String bootstrap;
  private @Nullable KafkaProducer<String, byte[]> producer;

  KafkaRegistryLog(XiaonengProperties settings) {
    this.bootstrap = settings.kafka();
  }

  @Override
  public synchronized List<Long> publish(List<Entry> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    KafkaProducer<String, byte[]> open = open();
    boolean committing = false;
    try {
      open.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>(entries.size());
      for (Entry each : entries) {
        sent.add(open.send(new ProducerRecord<>(TOPIC, each.key().toString(), each.value())));
      }
      List<Long> offsets = new ArrayList<>(entries.size());
      long deadline = System.nanoTime() + LIMIT.toNanos();
      for (Future<RecordMetadata> each : sent) {
        long left = Math.max(0, deadline - System.nanoTime());
        offsets.add(each.get(left, TimeUnit.NANOSECONDS).offset());
      }
      committing = true;
      open.commitTransaction();
      return offsets;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(open, committing, e);
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      throw failed(open, committing, e);
    }
  }

  private RegistryLogException failed(
      KafkaProducer<String, byte[]> open, boolean committing, Exception cause) {
    LOG.warn("registry records not published: {}", cause.toString());
    producer = null;
    // The broker gives the transaction up when it hears nothing more of it.
    open.close(Duration.ZERO);
    return new RegistryLogException(
        committing
            ? "it is not known whether the registry has taken the change; look before you repeat it"
            : "the registry's log is away, nothing was changed",
        committing,
        cause);
  }

  private KafkaProducer<String, byte[]> open() {
    KafkaProducer<String, byte[]> known = producer;
    if (known != null) {
      return known;
    }
    KafkaProducer<String, byte[]> made = new KafkaProducer<>(settings());
    try {
      made.initTransactions();
    } catch (KafkaException e) {
      made.close(Duration.ZERO);
      throw new RegistryLogException("the registry's log is away, nothing was changed", false, e);
    }
    producer = made;
    return made;
  }

  private Map<String, Object> settings() {
    return Map.ofEntries(
        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "xiaoneng-registry"),
        Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "xiaoneng-registry-" + UUID.randomUUID()),
        Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 40_000),
        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000),
        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8_000),
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000),
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
        Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
        Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
      producer = null;
    }
  }
}
