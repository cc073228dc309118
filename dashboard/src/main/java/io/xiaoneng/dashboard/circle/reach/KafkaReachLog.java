package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.dashboard.XiaonengProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The topic of {@link ReachRecord}. The producer is made when first needed. */
@Component
class KafkaReachLog implements ReachLog, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaReachLog.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String bootstrap;
  private @Nullable KafkaProducer<String, byte[]> producer;

  KafkaReachLog(XiaonengProperties settings) {
    this.bootstrap = settings.kafka();
  }

  @Override
  public synchronized boolean publish(Collection<ReachRow> reaches, long version, boolean gone)
      throws InterruptedException {
    if (reaches.isEmpty()) {
      return true;
    }
    try {
      KafkaProducer<String, byte[]> open = open();
      List<Future<?>> sent = new ArrayList<>(reaches.size());
      for (ReachRow each : reaches) {
        byte @Nullable [] value = gone ? null : each.record(version).toJson();
        sent.add(open.send(new ProducerRecord<>(ReachRecord.TOPIC, each.point(), value)));
      }
      long deadline = System.nanoTime() + LIMIT.toNanos();
      for (Future<?> each : sent) {
        each.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
      return true;
    } catch (InterruptException e) {
      Thread.interrupted();
      throw new InterruptedException("interrupted while reaches were published");
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      LOG.warn("reaches of {} points not published yet: {}", reaches.size(), e.toString());
      return false;
    }
  }

  private KafkaProducer<String, byte[]> open() {
    KafkaProducer<String, byte[]> known = producer;
    if (known == null) {
      known =
          new KafkaProducer<>(
              Map.<String, Object>ofEntries(
                  Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                  Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "xiaoneng-circle-reach"),
                  Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                  Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                  Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"),
                  Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000),
                  Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8_000),
                  Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000),
                  Map.entry(ProducerConfig.LINGER_MS_CONFIG, 20),
                  Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
                  Map.entry(
                      ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class)));
      producer = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
      producer = null;
    }
  }
}
